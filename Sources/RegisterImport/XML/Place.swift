/// Where in an export the parser stands: an element in its place, since `BLOC_COMPETENCES` under `CORRESPONDANCES` is
/// another thing than under `BLOCS_COMPETENCES`.
enum Place: UInt8, CaseIterable {
  case outside, document, record
  /// An element that this program does not know, with all that it holds.
  case unknown

  // Leaves: their text is taken.
  case fluxVersion, fileNumber, number, title, workflowState, hasPartners, activities, abilities, sectors, jobs
  case regulations, objectives, newCaledonia, frenchPolynesia, lastOfficialJournal, decision, duration, link, end
  case effect, registrationType, masteryLevel, partialValidation, partialValidationScope, isActive
  case entryPrerequisites, publication, validationPrerequisites, lastAward, validityYears, renewal

  // Containers and their leaves.
  case abbreviation, abbreviationCode, abbreviationLabel
  case level, levelCode
  case formacodes, formacode, formacodeCode, formacodeLabel
  case nsfCodes, nsf, nsfCode, nsfLabel
  case romeCodes, rome, romeCode, romeLabel
  case idccCodes, idcc, idccCode, idccLabel
  case agreement, agreementNumber, agreementLabel
  case bodies, body, bodySIRET, bodyName, bodyState, bodyChangedOn, bodyTradeName, bodyWebsite
  case partners, partner, partnerName, partnerSIRET, partnerRights, partnerState, partnerSince, partnerChangedOn
  case accessFI, accessCA, accessFC, accessCQ, accessCL, accessVAE
  case juryActive, juryComposition, juryChangedOn
  case decreesGeneral, decreesCreation, decreesOther, decree, decreeTitle, decreeDate
  case statistics, promotion, promotionYear, promotionAwarded, promotionByExperience, promotionEmployed
  case promotionInTrade
  case promotionYears, promotionYearsYear
  case blocks, block, blockCode, blockTitle, blockCompetences, blockAssessment, blockEntry, blockValidation
  case successors, successor, successorCode
  case predecessors, predecessor, predecessorCode
  case correspondences, correspondence, source, sourceBlock, sourceBlockCode
  case destination, destinationNumber, destinationBlock, destinationBlockCode
  /// Known, and of no use: read over without a word.
  case ignored
}
