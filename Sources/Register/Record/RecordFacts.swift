import Encodings

/// The short facts of a record. A member is nil or empty where the register says nothing.
public struct RecordFacts: Sendable, Equatable {
  /// `ID_FICHE`, which is unrelated to the code.
  public var fileNumber: Int?
  public var title = ""
  public var abbreviation: LabelledCode?
  /// A state of the register's own work on the record: not whether it is valid.
  public var workflowState: String?
  /// Whether it was registered when the export was written.
  public var isActive: Bool?
  public var registrationType: RegistrationType?
  public var level: QualificationLevel?
  public var nsf: [LabelledCode] = []
  public var rome: [LabelledCode] = []
  public var formacodes: [LabelledCode] = []
  public var idcc: [LabelledCode] = []
  /// Collective agreements (CCN).
  public var agreements: [LabelledCode] = []
  /// The bodies that award it (*certificateurs*).
  public var bodies: [RegisteredBody] = []
  public var hasPartners: Bool?
  /// By which ways it can be reached; those that the register says nothing of are absent.
  public var accesses: [AccessWay: Bool] = [:]
  public var territories = Territories()
  public var lastOfficialJournal: CalendarDate?
  /// The decision of a registration on request.
  public var decision: CalendarDate?
  /// Years, of a registration on request.
  public var duration: Int?
  /// When a registration of right was published.
  public var publication: CalendarDate?
  /// From when a registration of right has effect.
  public var effect: CalendarDate?
  /// The last day of the registration.
  public var end: CalendarDate?
  /// An end stands there that cannot be read: none is known, which is not none.
  public var hasUnreadableEnd = false
  /// Until when those who entered in time may still be awarded it.
  public var lastAward: CalendarDate?
  public var promotionYears: [Int] = []
  public var link: String?
  /// In the order of the export.
  public var blocks: [RegisteredBlock] = []
  public var successors: [RegisterCode] = []
  public var predecessors: [RegisterCode] = []
  public var correspondences: [Correspondence] = []
  public var partialValidation: Bool?
  /// How long it is valid for its holder (RS only).
  public var validityYears: Int?

  public init() {}

  /// Whether the record has no block of that code for certain: one whose code cannot be read may be the one.
  public func lacksBlock(_ code: RegisterCode) -> Bool {
    blockIndex(of: code) == nil && blocks.allSatisfy { $0.code != nil }
  }

  /// The place of the block that a code names; nil where the record has none of that code. Two records hold a block that
  /// is coded `01` alone: within its own fiche that names it too.
  public func blockIndex(of code: RegisterCode) -> Int? {
    if let index = blocks.firstIndex(where: { $0.code == code }) { return index }
    let bare = blocks.indices.filter { index in
      let written = blocks[index].writtenCode.filter { !$0.isWhitespace }
      return !written.isEmpty && written.allSatisfy(\.isNumber) && Int(written) == code.block
    }
    return bare.count == 1 ? bare[0] : nil
  }
}

/// Where else in the Republic the certification can be reached.
public struct Territories: Sendable, Equatable {
  public var newCaledonia: Bool?
  public var frenchPolynesia: Bool?

  public init(newCaledonia: Bool? = nil, frenchPolynesia: Bool? = nil) {
    self.newCaledonia = newCaledonia
    self.frenchPolynesia = frenchPolynesia
  }
}

/// How a certification came into the register.
public enum RegistrationType: UInt8, Sendable {
  /// Diplomas and titles in the name of the State.
  case ofRight = 1
  /// After examination by France compétences.
  case onRequest = 2
}

/// The level of a record of the RNCP in the national framework, which is the EQF's number too; the RS has none.
public enum QualificationLevel: Sendable, Equatable, Hashable {
  /// 1 to 8.
  case level(Int)
  /// The register says that it has none (`AUCUN`).
  case none
  /// The register says that it was never determined (`REPRISE`, records taken over from before 2019).
  case undetermined

  public var number: Int? { if case .level(let number) = self { number } else { nil } }
}

/// A way to the certification; the raw value is the register's own suffix.
public enum AccessWay: String, Sendable, CaseIterable {
  case initialTraining = "FI"
  case apprenticeship = "CA"
  case continuingTraining = "FC"
  case professionalContract = "CQ"
  case individualCandidate = "CL"
  case experience = "VAE"
}

/// A body that awards a certification (*certificateur*).
public struct RegisteredBody: Sendable, Equatable {
  public var name: String
  /// A third of the register's bodies have none.
  public var siret: SIRET?
  public var isActive: Bool?
  public var changedOn: CalendarDate?
  public var tradeName: String?
  public var website: String?

  public init(
    name: String, siret: SIRET? = nil, isActive: Bool? = nil, changedOn: CalendarDate? = nil, tradeName: String? = nil,
    website: String? = nil
  ) {
    self.name = name
    self.siret = siret
    self.isActive = isActive
    self.changedOn = changedOn
    self.tradeName = tradeName
    self.website = website
  }
}

/// A body that a certifying body empowered (*partenaire habilité*).
public struct RegisteredPartner: Sendable, Equatable {
  /// What the habilitation says.
  public enum State: UInt8, Sendable {
    case active = 1
    /// The record itself is no longer active.
    case recordInactive = 2
    case withdrawn = 3
  }

  public var name: String
  public var siret: SIRET?
  public var rights: PartnerRights
  public var state: State?
  public var since: CalendarDate?
  public var changedOn: CalendarDate?

  public init(
    name: String, siret: SIRET? = nil, rights: PartnerRights = [], state: State? = nil, since: CalendarDate? = nil,
    changedOn: CalendarDate? = nil
  ) {
    self.name = name
    self.siret = siret
    self.rights = rights
    self.state = state
    self.since = since
    self.changedOn = changedOn
  }
}

/// What a partner may do; awarding is the certifying body's alone.
public struct PartnerRights: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// `HABILITATION_FORMER`
  public static let train = PartnerRights(rawValue: 1)
  /// `HABILITATION_ORGANISER`: the assessment.
  public static let assess = PartnerRights(rawValue: 2)
}

/// A *bloc de compétences* of a record of the RNCP. It has a title and no level of its own.
public struct RegisteredBlock: Sendable, Equatable {
  /// As the register writes it: two records hold a block that is coded `01`, so a code alone is never a key.
  public var writtenCode: String
  public var title: String

  public init(writtenCode: String, title: String) {
    self.writtenCode = writtenCode
    self.title = title
  }

  /// nil where what is written is no block's code.
  public var code: RegisterCode? {
    guard let code = try? RegisterCode(writtenCode), code.kind == .block else { return nil }
    return code
  }
}

/// What a record is worth in another: undated, in one direction, as the register writes it.
public struct Correspondence: Sendable, Equatable {
  /// The blocks of this record, as they are written; empty: the whole record.
  public var source: [String]
  public var destination: RegisterCode
  /// The blocks there; empty: the whole record.
  public var destinationBlocks: [String]

  public init(source: [String], destination: RegisterCode, destinationBlocks: [String]) {
    self.source = source
    self.destination = destination
    self.destinationBlocks = destinationBlocks
  }
}
