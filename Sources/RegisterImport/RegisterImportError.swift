/// Why an export cannot be read at all. Equality looks at ``code`` only.
public struct RegisterImportError: Error, Equatable, Sendable {
  public struct Code: Hashable, Sendable {
    public let name: String
    init(_ name: String) { self.name = name }
    /// No such file, or it cannot be opened.
    public static let missing = Code("register.file-missing")
    /// It is there, and cannot be read.
    public static let unreadable = Code("register.file-unreadable")
    /// The name tells another day than the call does.
    public static let dayContradicts = Code("register.day-contradicts")
    /// Neither zip, nor the register's XML, nor its tables.
    public static let unknownForm = Code("register.form-unknown")
    /// Cut short, damaged, or not well formed.
    public static let damaged = Code("register.file-damaged")
    /// A document type, which no export has and no import takes.
    public static let documentType = Code("register.document-type")
    /// More than an export can be.
    public static let tooLarge = Code("register.file-too-large")
    /// The day of the export stands neither in the names nor in the call.
    public static let undated = Code("register.undated")
    /// The listing of the public data set cannot be read.
    public static let listingMalformed = Code("register.listing-malformed")
    /// A download is not what the listing says of it.
    public static let downloadDiffers = Code("register.download-differs")
    /// Tables of which the main one is missing, or of several days.
    public static let tablesIncomplete = Code("register.tables-incomplete")
  }

  public let code: Code
  /// English: what was found, and what was expected.
  public let reason: String
  public let line: Int?

  public init(_ code: Code, _ reason: String, line: Int? = nil) {
    self.code = code
    self.reason = reason
    self.line = line
  }

  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
}

/// Something in an export that could not be taken as it stands: a line of the report.
public struct ExportFault: Sendable, Equatable {
  public enum Kind: String, Sendable {
    /// The record has no number, or one that is none: it is left out.
    case number
    /// The same number twice: the second is left out.
    case doubled
    /// Left empty.
    case date, siret, flag, level, rights, figure, code
    /// Longer than a text may be: left empty.
    case tooLong
  }

  public let kind: Kind
  /// As written; nil where it has none.
  public let record: String?
  public let line: Int
  /// The element, in the register's own spelling, or the column.
  public let place: String
  /// What stands there, shortened.
  public let value: String
}

/// What an export turned out to be.
public struct ExportReading: Sendable, Equatable {
  /// `VERSION_FLUX`; nil where the export names none.
  public var flux: String?
  public var records = 0
  /// Elements or columns that this program does not know, and how often they stand there.
  public var unknown: [String: Int] = [:]
  /// The first ``listed`` of them.
  public var faults: [ExportFault] = []
  public var faultCount = 0

  public static let listed = 1000
  /// The versions that this program was written for.
  public static let knownVersions: Set<String> = ["2.0", "3.0", "3.1", "3.2", "4.0", "4.1"]

  public init() {}

  public var isVersionKnown: Bool { flux.map(Self.knownVersions.contains) ?? true }

  mutating func add(_ fault: ExportFault) {
    faultCount += 1
    if faults.count < Self.listed { faults.append(fault) }
  }

  /// Takes in what another file of the same export turned out to be.
  mutating func add(_ other: ExportReading) {
    flux = other.flux ?? flux
    records += other.records
    unknown.merge(other.unknown) { $0 + $1 }
    faultCount += other.faultCount
    faults += other.faults.prefix(max(0, Self.listed - faults.count))
  }
}
