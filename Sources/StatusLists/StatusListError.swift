/// Why a status entry or a status list cannot be used. Equality looks at ``code`` only.
public struct StatusListError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What went wrong; new codes may be added.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    public let name: String
    /// The error's name in Bitstring Status List 1.0 ("Processing Errors" and the algorithms that raise them).
    public let specificationName: String

    private init(_ name: String, _ specificationName: String = "MALFORMED_VALUE_ERROR") {
      self.name = name
      self.specificationName = specificationName
    }

    /// An `encodedList` that is not multibase base64url of gzip.
    public static let encodedListMalformed = Code("encoded-list-malformed")
    /// An `id` that is not a string, or is the list's own address.
    public static let idMalformed = Code("id-malformed")
    /// A `statusListIndex` that is not a whole number from 0 in a string of decimal digits.
    public static let indexMalformed = Code("index-malformed")
    /// An index beyond the end of the list.
    public static let indexOutOfRange = Code("index-out-of-range", "RANGE_ERROR")
    /// The entry and the list belong to different specifications.
    public static let kindMismatch = Code("kind-mismatch", "STATUS_VERIFICATION_ERROR")
    /// A `statusListCredential` that is not an absolute URL.
    public static let listAddressMalformed = Code("list-address-malformed")
    /// The list expands to more than the caller's cap.
    public static let listTooLarge = Code("list-too-large")
    /// Fewer entries than group privacy demands.
    public static let listTooShort = Code("list-too-short", "STATUS_LIST_LENGTH_ERROR")
    /// A `statusMessage` that does not name every value once.
    public static let messagesMalformed = Code("messages-malformed")
    /// A `statusPurpose` that is missing or no string (in a list: nor strings).
    public static let purposeMalformed = Code("purpose-malformed")
    /// The list does not speak of the entry's purpose.
    public static let purposeMismatch = Code("purpose-mismatch", "STATUS_VERIFICATION_ERROR")
    /// A `statusReference` that is neither a URL nor URLs.
    public static let referenceMalformed = Code("reference-malformed")
    /// A `statusSize` that is not a whole number from 1.
    public static let sizeMalformed = Code("size-malformed")
    /// A `statusSize` beyond what this program reads.
    public static let sizeUnsupported = Code("size-unsupported")
    /// A credential whose subject is not one status list.
    public static let subjectMalformed = Code("subject-malformed")
    /// A `ttl` that is not a whole number of milliseconds from 0.
    public static let ttlMalformed = Code("ttl-malformed")
    /// A `type` that is none of the kinds this program knows.
    public static let typeUnknown = Code("type-unknown")
    /// A validity date that is no `xsd:dateTimeStamp`.
    public static let validityMalformed = Code("validity-malformed")

    public var description: String { name }
  }

  public let code: Code
  /// In English, for a log.
  public let reason: String
  /// The member at fault, as a JSON Pointer below the entry or the credential, when it is one.
  public let pointer: String?

  public init(_ code: Code, _ reason: String, at pointer: String? = nil) {
    self.code = code
    self.reason = reason
    self.pointer = pointer
  }

  public var description: String {
    pointer.map { "\(code): \(reason) (at \($0))" } ?? "\(code): \(reason)"
  }

  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
}
