import Verification

/// The questions of a verification and their answers.
struct CheckTexts: Sendable {
  let format: String
  let schema: String
  let proof: String
  let issuerKey: String
  let issuerIdentity: String
  let validity: String
  let status: String
  let holderBinding: String
  let register: String
  let label: String
  let anchor: String
  let pass: String
  let fail: String
  let unknown: String
  let warning: String
  let notApplicable: String
  let details: String
  let code: String
  let notConcerned: String

  func question(_ check: Check) -> String {
    switch check {
    case .format: format
    case .schema: schema
    case .proof: proof
    case .issuerKey: issuerKey
    case .issuerIdentity: issuerIdentity
    case .validity: validity
    case .status: status
    case .holderBinding: holderBinding
    case .register: register
    case .label: label
    case .anchor: anchor
    }
  }

  func answer(_ outcome: Outcome) -> String {
    switch outcome {
    case .pass: pass
    case .fail: fail
    case .unknown: unknown
    case .warning: warning
    case .notApplicable: notApplicable
    }
  }

  static let fr = CheckTexts(
    format: "Le fichier est-il lisible ?",
    schema: "Respecte-t-il le modèle qu’il annonce ?",
    proof: "Est-il intact depuis sa signature ?",
    issuerKey: "La clé est-elle bien celle de l’émetteur ?",
    issuerIdentity: "Sait-on qui est l’émetteur ?",
    validity: "Est-on dans sa période de validité ?",
    status: "Est-il toujours en vigueur ?",
    holderBinding: "Le titulaire a-t-il prouvé qu’il est à lui ?",
    register: "Le répertoire officiel confirme-t-il ?",
    label: "Le label est-il confirmé ?",
    anchor: "L’empreinte est-elle déposée ?",
    pass: "Oui",
    fail: "Non",
    unknown: "Sans réponse",
    warning: "À savoir",
    notApplicable: "Sans objet",
    details: "Détails techniques",
    code: "Code",
    notConcerned: "Contrôles sans objet pour ce fichier")

  static let en = CheckTexts(
    format: "Can the file be read?",
    schema: "Does it meet the schema that it names?",
    proof: "Is it intact since it was signed?",
    issuerKey: "Is the key really the issuer’s?",
    issuerIdentity: "Is it known who the issuer is?",
    validity: "Are we within its period of validity?",
    status: "Is it still in force?",
    holderBinding: "Did the holder prove that it is theirs?",
    register: "Does the official register confirm it?",
    label: "Is the label confirmed?",
    anchor: "Is its digest on record?",
    pass: "Yes",
    fail: "No",
    unknown: "No answer",
    warning: "Good to know",
    notApplicable: "Not applicable",
    details: "Technical details",
    code: "Code",
    notConcerned: "Checks that do not apply to this file")
}
