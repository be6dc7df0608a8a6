import Encodings

/// A field of a definition: its path in the file, the element of the recommendation it stands for, the list its codes
/// come from, an example of a right value.
public enum DefinitionField: String, CaseIterable, Hashable, Sendable {
  case slug
  case title
  case description
  case awardedBy
  case awardedByName = "awardedBy.name"
  case awardedByCountry = "awardedBy.country"
  case outcomes
  case outcomeID = "outcomes.id"
  case outcomeText = "outcomes.text"
  case outcomeESCO = "outcomes.esco"
  case outcomeCriteria = "outcomes.criteria"
  case workload
  case workloadHours = "workload.hours"
  case workloadECTS = "workload.ects"
  case level
  case levelEQF = "level.eqf"
  case levelNational = "level.nqf"
  case levelNationalFramework = "level.nqf.framework"
  case levelNationalLevel = "level.nqf.level"
  case levelCycle = "level.cycle"
  case levelNotApplicable = "level.notApplicable"
  case assessment
  case assessmentTypes = "assessment.types"
  case assessmentSupervision = "assessment.supervision"
  case participation
  case qualityAssurance
  case qualityAssuranceType = "qualityAssurance.type"
  case qualityAssuranceBody = "qualityAssurance.body"
  case qualityAssuranceReference = "qualityAssurance.reference"
  case qualityAssuranceValidFrom = "qualityAssurance.validFrom"
  case qualityAssuranceValidUntil = "qualityAssurance.validUntil"
  case prerequisites
  case grading
  case gradingScheme = "grading.scheme"
  case gradingMinimum = "grading.minimum"
  case gradingDescription = "grading.description"
  case stacking
  case stackingKind = "stacking.kind"
  case stackingTowards = "stacking.towards"
  case stackingTargetCode = "stacking.towards.code"
  case stackingTargetType = "stacking.towards.type"
  case stackingTargetAddress = "stacking.towards.address"
  case stackingTargetTitle = "stacking.towards.title"
  case furtherInformation
  case register
  case registerCode = "register.code"
  case alignments
  case alignmentFramework = "alignments.framework"
  case alignmentCode = "alignments.code"
  case alignmentTitle = "alignments.title"
  case alignmentAddress = "alignments.address"
  case tags
  case suspendable
  case expires
  case expiresAfter = "expires.after"

  /// The path in the file, elements of lists left out: `outcomes.criteria`.
  public var path: String { rawValue }

  /// The last part of the path: the key in the file.
  public var key: String { String(rawValue.split(separator: ".").last ?? "") }

  /// The fields that stand inside this one; of nil, those at the top.
  public static func fields(in parent: DefinitionField?) -> [DefinitionField] {
    allCases.filter { field in
      let parts = field.rawValue.split(separator: ".")
      return parts.dropLast().joined(separator: ".") == parent?.rawValue ?? ""
    }
  }

  /// Whether a definition cannot be without it (within the mapping that holds it).
  public var isMandatory: Bool {
    switch self {
    case .slug, .title, .awardedBy, .awardedByName, .awardedByCountry, .outcomes, .outcomeID, .outcomeText,
      .outcomeCriteria, .workload, .workloadHours, .level, .levelNationalFramework, .levelNationalLevel,
      .assessment, .assessmentTypes, .participation, .qualityAssurance, .qualityAssuranceType,
      .qualityAssuranceBody, .gradingScheme, .stackingKind, .registerCode, .alignmentFramework,
      .alignmentCode,
      .expiresAfter:
      true
    default: false
    }
  }

  /// The element of the recommendation's Annex I; nil for what it does not ask for.
  public var element: AnnexElement? {
    switch self {
    case .title: .title
    case .awardedBy, .awardedByName: .awardingBody
    case .awardedByCountry: .country
    case .outcomes, .outcomeID, .outcomeText, .outcomeESCO, .outcomeCriteria: .outcomes
    case .workload, .workloadHours, .workloadECTS: .workload
    case .level, .levelEQF, .levelNational, .levelNationalFramework, .levelNationalLevel, .levelCycle,
      .levelNotApplicable:
      .level
    case .assessment, .assessmentTypes: .assessment
    case .assessmentSupervision: .supervision
    case .participation: .participation
    case .qualityAssurance, .qualityAssuranceType, .qualityAssuranceBody, .qualityAssuranceReference,
      .qualityAssuranceValidFrom, .qualityAssuranceValidUntil:
      .qualityAssurance
    case .prerequisites: .prerequisites
    case .grading, .gradingScheme, .gradingMinimum, .gradingDescription: .grade
    case .stacking, .stackingKind, .stackingTowards, .stackingTargetCode, .stackingTargetType,
      .stackingTargetAddress, .stackingTargetTitle:
      .stacking
    case .furtherInformation: .furtherInformation
    case .slug, .description, .register, .registerCode, .alignments, .alignmentFramework, .alignmentCode,
      .alignmentTitle, .alignmentAddress, .tags, .suspendable, .expires, .expiresAfter:
      nil
    }
  }

  /// The closed list that the value is taken from; empty where there is none.
  public var codes: [String] {
    switch self {
    case .levelNationalFramework: NationalFramework.codes
    case .levelCycle: Cycle.codes
    case .assessmentTypes: AssessmentType.codes
    case .assessmentSupervision: Supervision.codes
    case .participation: Participation.codes
    case .qualityAssuranceType: QualityAssuranceType.codes
    case .gradingScheme: KnownGradingScheme.codes
    case .stackingKind: StackingKind.codes
    case .alignmentFramework: AlignmentFramework.known.map(\.name)
    default: []
    }
  }
}

extension DefinitionField {
  /// A right value, as YAML from the top of the file.
  public var example: String {
    switch self {
    case .slug: "slug: soudure-tig-initiation"
    case .title: #"title: { fr: "Souder à l’arc TIG : initiation", en: "TIG welding: first steps" }"#
    case .description:
      #"description: { fr: "Régler le poste et souder bout à bout.", en: "Set up and butt-weld." }"#
    case .awardedBy: #"awardedBy: { name: "Université de Brocéliande", country: FR }"#
    case .awardedByName: #"awardedBy: { name: "Université de Brocéliande" }"#
    case .awardedByCountry: "awardedBy: { country: FR }"
    case .outcomes:
      #"outcomes: [ { id: o1, text: { fr: "Régler un poste TIG" }, criteria: { fr: "Réglage juste du premier coup" } } ]"#
    case .outcomeID: "outcomes: [ { id: o1, … } ]"
    case .outcomeText: #"outcomes: [ { id: o1, text: { fr: "Régler un poste TIG" }, … } ]"#
    case .outcomeESCO:
      #"outcomes: [ { id: o1, esco: "http://data.europa.eu/esco/skill/80f308e6-0e09-404a-80cd-ec5f50f6f304", … } ]"#
    case .outcomeCriteria: #"outcomes: [ { id: o1, criteria: { fr: "Réglage juste du premier coup" }, … } ]"#
    case .workload: "workload: { hours: 25, ects: 1 }"
    case .workloadHours: "workload: { hours: 25 }"
    case .workloadECTS: "workload: { hours: 25, ects: 1 }"
    case .level: "level: { eqf: 5 }"
    case .levelEQF: "level: { eqf: 5 }"
    case .levelNational, .levelNationalFramework, .levelNationalLevel:
      "level: { nqf: { framework: FR, level: 5 } }"
    case .levelCycle: "level: { cycle: first }"
    case .levelNotApplicable: #"level: { notApplicable: { fr: "Compétence transversale, sans niveau" } }"#
    case .assessment:
      "assessment: { types: [practical-examination], supervision: supervised-onsite-id-checked }"
    case .assessmentTypes: "assessment: { types: [practical-examination] }"
    case .assessmentSupervision: "assessment: { supervision: supervised-onsite-id-checked, … }"
    case .participation: "participation: blended"
    case .qualityAssurance:
      #"qualityAssurance: [ { type: qualiopi, body: "Certif Horizon", reference: "Q-2025-118", "#
        + "validFrom: 2025-01-01, validUntil: 2028-01-01 } ]"
    case .qualityAssuranceType: "qualityAssurance: [ { type: qualiopi, … } ]"
    case .qualityAssuranceBody: #"qualityAssurance: [ { type: qualiopi, body: "Certif Horizon", … } ]"#
    case .qualityAssuranceReference: #"qualityAssurance: [ { reference: "Q-2025-118", … } ]"#
    case .qualityAssuranceValidFrom: "qualityAssurance: [ { validFrom: 2025-01-01, … } ]"
    case .qualityAssuranceValidUntil: "qualityAssurance: [ { validUntil: 2028-01-01, … } ]"
    case .prerequisites: #"prerequisites: { fr: "Aucun", en: "None" }"#
    case .grading, .gradingScheme: "grading: { scheme: pass-fail }"
    case .gradingMinimum: "grading: { scheme: out-of-20, minimum: 10 }"
    case .gradingDescription:
      #"grading: { scheme: pass-fail, description: { fr: "Acquis si tous les critères le sont" } }"#
    case .stacking, .stackingTowards: "stacking: { kind: stackable, towards: [ RNCP36490BC02 ] }"
    case .stackingKind: "stacking: { kind: standalone }"
    case .stackingTargetCode: "stacking: { kind: stackable, towards: [ { code: RNCP36490BC02 } ] }"
    case .stackingTargetType: "stacking: { kind: stackable, towards: [ { type: soudure-tig-avance } ] }"
    case .stackingTargetAddress:
      #"stacking: { kind: stackable, towards: [ { address: "https://example.org/du" } ] }"#
    case .stackingTargetTitle: #"stacking: { kind: stackable, towards: [ { title: { fr: "DU Soudage" } } ] }"#
    case .furtherInformation: "furtherInformation: https://example.org/soudure-tig"
    case .register, .registerCode: "register: { code: RS6604 }"
    case .alignments, .alignmentFramework, .alignmentCode: "alignments: [ { framework: ROME, code: H2913 } ]"
    case .alignmentTitle:
      #"alignments: [ { framework: ROME, code: H2913, title: { fr: "Soudage manuel" } } ]"#
    case .alignmentAddress:
      #"alignments: [ { framework: ROME, code: H2913, address: "https://example.org/h2913" } ]"#
    case .tags: "tags: [ soudage, industrie ]"
    case .suspendable: "suspendable: false"
    case .expires, .expiresAfter: "expires: { after: P3Y }"
    }
  }

  /// What heads a message about the field: the recommendation's wording, else the field's own name.
  public func heading(in language: Language) -> String {
    if let element { return element.wording(in: language) }
    let french = language == .fr
    return switch self {
    case .slug: french ? "Nom court (adresse et commandes)" : "Short name (address and commands)"
    case .description: french ? "Description" : "Description"
    case .register, .registerCode:
      french ? "Enregistrement au RNCP ou au RS" : "Registration in the RNCP or the RS"
    case .alignments, .alignmentFramework, .alignmentCode, .alignmentTitle, .alignmentAddress:
      french ? "Correspondance avec un autre référentiel" : "Correspondence with another framework"
    case .tags: french ? "Mots-clés" : "Tags"
    case .suspendable: french ? "Suspension possible" : "Suspension allowed"
    case .expires, .expiresAfter: french ? "Durée de validité" : "Period of validity"
    default: path
    }
  }
}
