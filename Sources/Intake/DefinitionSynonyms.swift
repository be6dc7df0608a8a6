import Awarding
import Encodings

/// What people write in place of what a definition wants.
enum DefinitionSynonyms {
  /// The field that a French or another usual name of a key stands for.
  static func field(for key: String) -> DefinitionField? {
    let typed = Spelling.folded(key).filter { $0.isLetter }
    return fields.first { $0.words.contains(typed) }?.field
  }

  private static let fields: [(field: DefinitionField, words: [String])] = [
    (.slug, ["id", "identifiant", "nom", "name", "code"]),
    (.title, ["titre", "intitule", "label", "nom", "name"]),
    (.description, ["summary", "resume", "presentation"]),
    (.awardedBy, ["issuer", "organisme", "certificateur", "emetteur", "awardingbody"]),
    (.awardedByName, ["nom", "raisonsociale", "legalname"]),
    (.awardedByCountry, ["pays"]),
    (.outcomes, ["acquis", "competences", "learningoutcomes", "skills", "objectifs"]),
    (.outcomeText, ["texte", "title", "titre", "label", "description"]),
    (.outcomeCriteria, ["criteres", "criterion", "critere"]),
    (.workload, ["volume", "charge", "duree", "duration", "heures", "hours"]),
    (.workloadHours, ["heures", "heure", "h", "duree", "duration"]),
    (.workloadECTS, ["credits", "credit"]),
    (.level, ["niveau", "eqf"]),
    (.levelEQF, ["cec"]),
    (.levelNational, ["national", "niveau", "cncp"]),
    (.levelNotApplicable, ["na", "none", "sansobjet", "aucun"]),
    (.assessment, ["evaluation", "assessments", "epreuve"]),
    (.assessmentTypes, ["type", "modalites"]),
    (.assessmentSupervision, ["surveillance", "identity", "identite", "idverification"]),
    (.participation, ["mode", "modalite", "format", "delivery"]),
    (.qualityAssurance, ["qualite", "quality", "accreditation", "assurancequalite", "qa"]),
    (.qualityAssuranceBody, ["organisme", "certificateur"]),
    (.qualityAssuranceReference, ["numero", "number", "certificat"]),
    (.qualityAssuranceValidFrom, ["from", "debut", "start", "depuis"]),
    (.qualityAssuranceValidUntil, ["until", "to", "fin", "end", "jusqua", "echeance"]),
    (.prerequisites, ["prerequis", "requirements"]),
    (.grading, ["note", "notation", "grade", "bareme"]),
    (.stacking, ["cumul", "stackability", "empilable", "integration"]),
    (.stackingTowards, ["vers", "to", "targets"]),
    (.furtherInformation, ["url", "website", "lien", "site", "more", "infos"]),
    (.register, ["rncp", "rs", "enregistrement", "repertoire", "registre"]),
    (.alignments, ["alignement", "alignements", "correspondances", "referentiels", "esco", "rome"]),
    (.alignmentFramework, ["referentiel", "cadre", "type"]),
    (.alignmentAddress, ["url", "lien"]),
    (.tags, ["motscles", "keywords"]),
    (.suspendable, ["suspension"]),
    (.expires, ["expiration", "validity", "validite", "expiry"]),
    (.expiresAfter, ["duree", "in", "apres"]),
  ]

  /// `12/05/2026`, `2026-5-2` → the day in ISO form, when it is one.
  static func date(for text: String) -> String? {
    let parts = text.prefix(40).split { !$0.isNumber }.map(String.init)
    guard parts.count == 3, parts.allSatisfy({ $0.utf8.count <= 4 }), let first = Int(parts[0]),
      let month = Int(parts[1]), let last = Int(parts[2])
    else { return nil }
    let (year, day) = parts[0].utf8.count == 4 ? (first, last) : (last, first)
    guard parts[0].utf8.count == 4 || parts[2].utf8.count == 4 else { return nil }
    return (try? CalendarDate(year: year, month: month, day: day))?.iso
  }

  static func trueOrFalse(for text: String) -> String? {
    switch Spelling.folded(text) {
    case "y", "yes", "on", "oui", "o", "vrai", "1": "true"
    case "n", "no", "off", "non", "faux", "0": "false"
    default: nil
    }
  }
}
