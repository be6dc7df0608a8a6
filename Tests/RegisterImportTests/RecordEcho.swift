import Encodings
import Register

/// A record as the register's XML would write it: every leaf with its path and text, so that a reading can be held
/// against the file leaf by leaf.
struct RecordEcho {
  private(set) var leaves: [String: [String]] = [:]

  init(_ record: RegisterRecord) {
    let facts = record.facts
    add("NUMERO_FICHE", record.code.text)
    add("ID_FICHE", facts.fileNumber.map(String.init))
    add("INTITULE", facts.title)
    add("ETAT_FICHE", facts.workflowState)
    add("ACTIF", facts.isActive)
    add("EXISTENCE_PARTENAIRES", facts.hasPartners)
    add("ACCESSIBLE_NOUVELLE_CALEDONIE", facts.territories.newCaledonia)
    add("ACCESSIBLE_POLYNESIE_FRANCAISE", facts.territories.frenchPolynesia)
    add("ABREGE/CODE", facts.abbreviation?.code)
    add("ABREGE/LIBELLE", facts.abbreviation?.label)
    switch facts.level {
    case .level(let number):
      add("NOMENCLATURE_EUROPE/NIVEAU", "NIV\(number)")
      add("NOMENCLATURE_EUROPE/LIBELLE", "Niveau \(number)")
    case .some(.none): add("NOMENCLATURE_EUROPE/NIVEAU", "AUCUN")
    case .undetermined: add("NOMENCLATURE_EUROPE/NIVEAU", "REPRISE")
    case nil: break
    }
    for (path, codes) in [
      ("FORMACODES/FORMACODE", facts.formacodes), ("CODES_NSF/NSF", facts.nsf), ("CODES_ROME/ROME", facts.rome),
      ("CODES_IDCC/IDCC", facts.idcc),
    ] {
      for code in codes {
        add(path + "/CODE", code.code)
        add(path + "/LIBELLE", code.label)
      }
    }
    for body in facts.bodies {
      let path = "CERTIFICATEURS/CERTIFICATEUR/"
      add(path + "NOM_CERTIFICATEUR", body.name)
      add(path + "SIRET_CERTIFICATEUR", body.siret?.text)
      add(path + "ETAT_CERTIFICATEUR", body.isActive.map { $0 ? "Actif" : "Inactif" })
      add(path + "DATE_DERNIERE_MODIFICATION_ETAT", body.changedOn)
      add(path + "NOM_COMMERCIAL", body.tradeName)
      add(path + "SITE_INTERNET", body.website)
    }
    for partner in record.partners {
      let path = "PARTENAIRES/PARTENAIRE/"
      add(path + "NOM_PARTENAIRE", partner.name)
      add(path + "SIRET_PARTENAIRE", partner.siret?.text)
      let rights: String? =
        switch partner.rights {
        case [.train, .assess]: "HABILITATION_ORGA_FORM"
        case .train: "HABILITATION_FORMER"
        case .assess: "HABILITATION_ORGANISER"
        default: nil
        }
      add(path + "HABILITATION_PARTENAIRE", rights)
      let state: String? =
        switch partner.state {
        case .active: "Actif"
        case .recordInactive: "Inactif"
        case .withdrawn: "Supprimé"
        case nil: nil
        }
      add(path + "ETAT_HABILITATION", state)
      add(path + "DATE_ACTIF", partner.since)
      add(path + "DATE_DERNIERE_MODIFICATION_ETAT", partner.changedOn)
    }
    for way in AccessWay.allCases {
      add("SI_JURY_\(way.rawValue)/ACTIF", facts.accesses[way])
      add("SI_JURY_\(way.rawValue)/COMPOSITION", record.texts.juries[way]?.composition)
      add("SI_JURY_\(way.rawValue)/DATE_DERNIERE_MODIFICATION", record.texts.juries[way]?.changedOn)
    }
    add("DATE_DERNIER_JO", facts.lastOfficialJournal)
    add("DATE_DECISION", facts.decision)
    add("DATE_DE_PUBLICATION", facts.publication)
    add("DATE_EFFET", facts.effect)
    add("DATE_FIN_ENREGISTREMENT", facts.end)
    add("DATE_LIMITE_DELIVRANCE", facts.lastAward)
    add("DUREE_ENREGISTREMENT", facts.duration.map(String.init))
    add("DUREE_VALIDITE", facts.validityYears.map(String.init))
    add("LIEN_URL_DESCRIPTION", facts.link)
    let type: String? =
      facts.registrationType.map {
        $0 == .ofRight ? "Enregistrement de droit" : "Enregistrement sur demande"
      }
    add("TYPE_ENREGISTREMENT", type)
    for year in facts.promotionYears { add("ANNEES_PROMOTIONS_NIVEAU/ANNEE", String(year)) }
    add("VALIDATION_PARTIELLE", facts.partialValidation)
    for code in facts.successors {
      add("NOUVELLES_CERTIFICATIONS/NOUVELLE_CERTIFICATION/ID_FICHE_NOUVELLE_CERTIFICATION", code.text)
    }
    for code in facts.predecessors {
      add("ANCIENNES_CERTIFICATIONS/ANCIENNE_CERTIFICATION/ID_FICHE_ANCIENNE_CERTIFICATION", code.text)
    }
    for correspondence in facts.correspondences {
      let path = "CORRESPONDANCES/CORRESPONDANCE/"
      for code in correspondence.source { add(path + "SOURCE/BLOC_COMPETENCES/CODE", code) }
      add(path + "DESTINATION/NUMERO_FICHE", correspondence.destination.text)
      for code in correspondence.destinationBlocks { add(path + "DESTINATION/BLOC_COMPETENCES/CODE", code) }
    }
    texts(record.texts, blocks: facts.blocks)
  }

  private mutating func texts(_ texts: RecordTexts, blocks: [RegisteredBlock]) {
    add("ACTIVITES_VISEES", texts.activities)
    add("CAPACITES_ATTESTEES", texts.abilities)
    add("SECTEURS_ACTIVITE", texts.sectors)
    add("TYPE_EMPLOI_ACCESSIBLES", texts.jobs)
    add("REGLEMENTATIONS_ACTIVITES", texts.regulations)
    add("OBJECTIFS_CONTEXTE", texts.objectives)
    add("PREREQUIS_ENTREE_FORMATION", texts.entryPrerequisites)
    add("PREREQUIS_VALIDATION_CERTIFICATION", texts.validationPrerequisites)
    add("NIVEAU_MAITRISE_COMPETENCES", texts.masteryLevel)
    add("VALIDATION_PARTIELLE_PERIMETRE", texts.partialValidationScope)
    add("MODALITES_RENOUVELLEMENT", texts.renewal)
    for (block, words) in zip(blocks, texts.blocks) {
      let path = "BLOCS_COMPETENCES/BLOC_COMPETENCES/"
      add(path + "CODE", block.writtenCode)
      add(path + "LIBELLE", block.title)
      add(path + "LISTE_COMPETENCES", words.competences)
      add(path + "MODALITES_EVALUATION", words.assessment)
      add(path + "PREREQUIS_ENTREE_FORMATION_BLOC", words.entryPrerequisites)
      add(path + "PREREQUIS_VALIDATION_BLOC", words.validationPrerequisites)
    }
    for decree in texts.decrees {
      let kind =
        switch decree.kind {
        case .general: "GENERAL"
        case .creation: "CREATION"
        case .other: "AUTRE"
        }
      add("PUBLICATION_DECRET_\(kind)/PUBLICATION_JO/TITRE", decree.title)
      add("PUBLICATION_DECRET_\(kind)/PUBLICATION_JO/DATE_PUBLICATION_JO", decree.date)
    }
    for year in texts.statistics {
      let path = "STATISTIQUES_PROMOTIONS/STATISTIQUES_PROMOTION/"
      add(path + "ANNEE", year.year.map(String.init))
      add(path + "NOMBRE_CERTIFIES", year.awarded.map(String.init))
      add(path + "NOMBRE_CERTIFIES_VAE", year.awardedByExperience.map(String.init))
      add(path + "TAUX_INSERTION_GLOBAL_6MOIS", year.employedAfterSixMonths.map(String.init))
      add(path + "TAUX_INSERTION_METIER_2ANS", year.inTheTradeAfterTwoYears.map(String.init))
    }
  }

  private mutating func add(_ path: String, _ text: String?) {
    if let text, !text.isEmpty { leaves[path, default: []].append(text) }
  }

  private mutating func add(_ path: String, _ flag: Bool?) { add(path, flag.map { $0 ? "Oui" : "Non" }) }

  private mutating func add(_ path: String, _ date: CalendarDate?) {
    add(path, date.map { $0.iso.split(separator: "-").reversed().joined(separator: "/") })
  }
}
