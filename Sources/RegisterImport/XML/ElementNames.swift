/// The names of the register's XML, V2.0 to V4.1, each in its place: the only file that holds them.
enum ElementNames {
  /// What may stand in each place, by name. Positions never count.
  static let children: [Place: [String: Place]] = [
    .outside: ["FICHES": .document],
    .document: ["VERSION_FLUX": .fluxVersion, "FICHE": .record],
    .record: [
      "ID_FICHE": .fileNumber, "NUMERO_FICHE": .number, "NOUVELLES_CERTIFICATIONS": .successors,
      "ANCIENNES_CERTIFICATIONS": .predecessors,
      // V2.0 has these without their list.
      "NOUVELLE_CERTIFICATION": .successor, "ANCIENNE_CERTIFICATION": .predecessor,
      "INTITULE": .title, "ABREGE": .abbreviation, "ETAT_FICHE": .workflowState, "FORMACODES": .formacodes,
      "NOMENCLATURE_EUROPE": .level, "CODES_NSF": .nsfCodes, "CERTIFICATEURS": .bodies,
      "EXISTENCE_PARTENAIRES": .hasPartners, "PARTENAIRES": .partners, "ACTIVITES_VISEES": .activities,
      "CAPACITES_ATTESTEES": .abilities, "SECTEURS_ACTIVITE": .sectors, "TYPE_EMPLOI_ACCESSIBLES": .jobs,
      "CODES_ROME": .romeCodes, "CODES_IDCC": .idccCodes, "REGLEMENTATIONS_ACTIVITES": .regulations,
      "SI_JURY_FI": .accessFI, "SI_JURY_CA": .accessCA, "SI_JURY_FC": .accessFC, "SI_JURY_CQ": .accessCQ,
      "SI_JURY_CL": .accessCL, "SI_JURY_VAE": .accessVAE, "ACCESSIBLE_NOUVELLE_CALEDONIE": .newCaledonia,
      "ACCESSIBLE_POLYNESIE_FRANCAISE": .frenchPolynesia, "PUBLICATION_DECRET_GENERAL": .decreesGeneral,
      "PUBLICATION_DECRET_CREATION": .decreesCreation, "PUBLICATION_DECRET_AUTRE": .decreesOther,
      "DATE_DERNIER_JO": .lastOfficialJournal, "DATE_DECISION": .decision, "DUREE_ENREGISTREMENT": .duration,
      "STATISTIQUES_PROMOTIONS": .statistics, "LIEN_URL_DESCRIPTION": .link, "DATE_FIN_ENREGISTREMENT": .end,
      "DATE_EFFET": .effect, "ANNEES_PROMOTIONS_NIVEAU": .promotionYears, "TYPE_ENREGISTREMENT": .registrationType,
      "BLOCS_COMPETENCES": .blocks, "OBJECTIFS_CONTEXTE": .objectives,
      "NIVEAU_MAITRISE_COMPETENCES": .masteryLevel, "VALIDATION_PARTIELLE": .partialValidation,
      "VALIDATION_PARTIELLE_PERIMETRE": .partialValidationScope, "ACTIF": .isActive,
      "PREREQUIS_ENTREE_FORMATION": .entryPrerequisites, "DATE_DE_PUBLICATION": .publication,
      "PREREQUIS_VALIDATION_CERTIFICATION": .validationPrerequisites, "DATE_LIMITE_DELIVRANCE": .lastAward,
      "CORRESPONDANCES": .correspondences, "CCN_1": .agreement, "CCN_2": .agreement, "CCN_3": .agreement,
      "DUREE_VALIDITE": .validityYears, "MODALITES_RENOUVELLEMENT": .renewal,
    ],
    .abbreviation: ["CODE": .abbreviationCode, "LIBELLE": .abbreviationLabel, "INTITULE": .abbreviationLabel],
    .level: ["NIVEAU": .levelCode, "LIBELLE": .ignored, "INTITULE": .ignored],
    .formacodes: ["FORMACODE": .formacode],
    .formacode: ["CODE": .formacodeCode, "LIBELLE": .formacodeLabel, "INTITULE": .formacodeLabel],
    .nsfCodes: ["NSF": .nsf],
    .nsf: ["CODE": .nsfCode, "LIBELLE": .nsfLabel, "INTITULE": .nsfLabel],
    .romeCodes: ["ROME": .rome],
    .rome: ["CODE": .romeCode, "LIBELLE": .romeLabel, "INTITULE": .romeLabel],
    .idccCodes: ["IDCC": .idcc],
    .idcc: ["CODE": .idccCode, "LIBELLE": .idccLabel],
    .agreement: ["NUMERO": .agreementNumber, "LIBELLE": .agreementLabel],
    .bodies: ["CERTIFICATEUR": .body],
    .body: [
      "ID_CERTIFICATEUR": .ignored, "SIRET_CERTIFICATEUR": .bodySIRET, "NOM_CERTIFICATEUR": .bodyName,
      "ETAT_CERTIFICATEUR": .bodyState, "DATE_DERNIERE_MODIFICATION_ETAT": .bodyChangedOn,
      "NOM_COMMERCIAL": .bodyTradeName, "SITE_INTERNET": .bodyWebsite,
    ],
    .partners: ["PARTENAIRE": .partner],
    .partner: [
      "NOM_PARTENAIRE": .partnerName, "SIRET_PARTENAIRE": .partnerSIRET, "HABILITATION_PARTENAIRE": .partnerRights,
      "ETAT_HABILITATION": .partnerState, "DATE_ACTIF": .partnerSince,
      "DATE_DERNIERE_MODIFICATION_ETAT": .partnerChangedOn,
    ],
    .accessFI: jury, .accessCA: jury, .accessFC: jury, .accessCQ: jury, .accessCL: jury, .accessVAE: jury,
    .decreesGeneral: ["PUBLICATION_JO": .decree], .decreesCreation: ["PUBLICATION_JO": .decree],
    .decreesOther: ["PUBLICATION_JO": .decree],
    .decree: ["TITRE": .decreeTitle, "DATE_PUBLICATION_JO": .decreeDate],
    .statistics: ["STATISTIQUES_PROMOTION": .promotion],
    .promotion: [
      "ANNEE": .promotionYear, "NOMBRE_CERTIFIES": .promotionAwarded,
      "NOMBRE_CERTIFIES_VAE": .promotionByExperience, "TAUX_INSERTION_GLOBAL_6MOIS": .promotionEmployed,
      "TAUX_INSERTION_METIER_2ANS": .promotionInTrade,
    ],
    .promotionYears: ["ANNEE": .promotionYearsYear],
    .blocks: ["BLOC_COMPETENCES": .block],
    .block: [
      "CODE": .blockCode, "LIBELLE": .blockTitle, "INTITULE": .blockTitle, "LISTE_COMPETENCES": .blockCompetences,
      "MODALITES_EVALUATION": .blockAssessment, "PREREQUIS_ENTREE_FORMATION_BLOC": .blockEntry,
      "PREREQUIS_VALIDATION_BLOC": .blockValidation,
    ],
    .successors: ["NOUVELLE_CERTIFICATION": .successor],
    .successor: ["ID_FICHE_NOUVELLE_CERTIFICATION": .successorCode],
    .predecessors: ["ANCIENNE_CERTIFICATION": .predecessor],
    .predecessor: ["ID_FICHE_ANCIENNE_CERTIFICATION": .predecessorCode],
    .correspondences: ["CORRESPONDANCE": .correspondence],
    .correspondence: ["SOURCE": .source, "DESTINATION": .destination],
    .source: ["BLOC_COMPETENCES": .sourceBlock],
    .sourceBlock: ["CODE": .sourceBlockCode],
    .destination: ["NUMERO_FICHE": .destinationNumber, "BLOC_COMPETENCES": .destinationBlock],
    .destinationBlock: ["CODE": .destinationBlockCode],
  ]

  private static let jury: [String: Place] = [
    "ACTIF": .juryActive, "COMPOSITION": .juryComposition, "DATE_DERNIERE_MODIFICATION": .juryChangedOn,
  ]

  /// Elements whose own text counts, though others may stand in them: V2.0 wrote some lists as a text.
  static let mayBeText: Set<Place> = [
    .accessFI, .accessCA, .accessFC, .accessCQ, .accessCL, .accessVAE, .successor, .predecessor,
  ]
}
