import Encodings
import Issuance

/// What stands against a definition's claim to be an entry of the registers, in words.
enum RegisterClaimTexts {
  /// The same with a capital and a full stop.
  static func sentence(_ finding: CheckRegisterClaim.Finding, in language: Language) -> String {
    let words = words(finding, in: language)
    return words.prefix(1).uppercased() + words.dropFirst() + "."
  }

  static func words(_ finding: CheckRegisterClaim.Finding, in language: Language) -> String {
    let official = finding.official
    let (french, english) =
      switch finding.code {
      case .organisationWithoutSIRET:
        (
          "l’organisme n’a pas de SIRET ici : un droit du répertoire ne peut lui être reconnu",
          "the organisation has no SIRET here: no right of the register can be told to be its own"
        )
      case .codeUnknown:
        (
          "le répertoire ne contient pas ce code" + (official.isEmpty ? "" : " ; blocs de la fiche : \(official)"),
          "the register does not hold that code" + (official.isEmpty ? "" : "; blocks of the record: \(official)")
        )
      case .notEntitled:
        (
          "le répertoire ne nomme pas cet organisme comme certificateur ce jour-là"
            + (official.isEmpty ? "" : " ; il nomme : \(official)"),
          "the register does not name this organisation as an awarding body on that day"
            + (official.isEmpty ? "" : "; it names: \(official)")
        )
      case .notTold:
        (
          "le répertoire ne dit pas si cet organisme peut délivrer ce jour-là",
          "the register does not say whether this organisation may award on that day"
        )
      case .notHeldYet:
        (
          "l’export tenu ici (du \(official)) ne contient pas ce code : importez un export plus récent",
          "the export that is held here (of \(official)) does not have that code: import a newer one"
        )
      case .over:
        ("ne peut plus être délivré après le \(official)", "could no longer be awarded after \(official)")
      case .notYet:
        ("l’enregistrement ne commence que le \(official)", "the registration begins on \(official) only")
      case .titleDiffers:
        (
          "l’intitulé doit être exactement celui du répertoire : « \(official) »",
          "the title must be exactly the register's: “\(official)”"
        )
      case .levelOfBlock:
        (
          "un bloc et une fiche du RS n’ont pas de niveau : écrivez level: { notApplicable: … }",
          "a block and an entry of the RS have no level: write level: { notApplicable: … }"
        )
      case .levelDiffers:
        ("le niveau du répertoire est \(official)", "the register's level is \(official)")
      case .late:
        (
          "l’enregistrement a pris fin ; délivrable jusqu’au \(official) à qui était entré avant",
          "the registration has ended; may be awarded until \(official) to those who entered before"
        )
      case .proofNeeded:
        (
          official.isEmpty
            ? "l’enregistrement a pris fin ; gardez la preuve de l’entrée de chacun avant cette fin"
            : "l’enregistrement a pris fin le \(official) ; gardez la preuve de l’entrée de chacun avant cette date",
          official.isEmpty
            ? "the registration has ended; keep the proof that each person entered before it did"
            : "the registration ended on \(official); keep the proof that each person entered before that day"
        )
      }
    return language == .fr ? french : english
  }
}
