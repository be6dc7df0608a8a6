import JSONTree

/// One entry of a credential's `credentialStatus`: where its status is to be read.
///
/// Spec: https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistentry
public struct BitstringStatusListEntry: Sendable, Hashable {
  public let kind: StatusListKind
  /// A name of the entry that nothing is read from.
  public let id: String?
  public let purpose: StatusPurpose
  /// The place in the list, from 0, counted in entries.
  public let index: Int
  /// The absolute URL of the status list credential.
  public let listURL: String
  /// Bits an entry, 1 to 16.
  public let size: Int
  /// One message a value, sorted by value; empty when the entry has none (allowed when ``size`` is 1).
  public let messages: [StatusMessage]
  /// Where the meaning of the messages is written down.
  public let references: [String]

  /// With more bits an entry would have to carry more than 65,536 messages.
  static let maximumSize = 16

  /// An entry to put into a credential; ``json`` is its text.
  ///
  /// - Throws: `indexMalformed` when the index is negative, `listAddressMalformed`, `idMalformed`.
  public init(
    id: String? = nil, purpose: StatusPurpose, index: Int, listURL: String
  ) throws(StatusListError) {
    var members: JSONObject = [
      "type": .string(StatusListKind.bitstringStatusList.entryType),
      "statusPurpose": .string(purpose.rawValue), "statusListIndex": .string(String(index)),
      "statusListCredential": .string(listURL),
    ]
    if let id { members["id"] = .string(id) }
    try self.init(.object(members))
  }

  /// Reads an object of `credentialStatus`.
  ///
  /// - Throws: `typeUnknown` when the object belongs to another mechanism (see ``StatusListKind/ofEntry(_:)``);
  ///   `idMalformed`, `purposeMalformed`, `indexMalformed`, `listAddressMalformed`, `sizeMalformed`,
  ///   `sizeUnsupported`, `messagesMalformed`, `referenceMalformed`; `indexOutOfRange` when no list could
  ///   have that index.
  public init(_ json: JSON) throws(StatusListError) {
    guard let kind = StatusListKind.ofEntry(json) else {
      throw StatusListError(.typeUnknown, "the status entry is of no known type", at: "/type")
    }
    self.kind = kind
    guard let purpose = json["statusPurpose"]?.string, !purpose.isEmpty else {
      throw StatusListError(.purposeMalformed, "the status entry has no purpose", at: "/statusPurpose")
    }
    self.purpose = StatusPurpose(rawValue: purpose)
    index = try Self.index(json["statusListIndex"])
    guard let address = json["statusListCredential"]?.string, Self.isAbsoluteURL(address) else {
      throw StatusListError(
        .listAddressMalformed, "the status list's address is not an absolute URL", at: "/statusListCredential"
      )
    }
    listURL = address
    switch json["id"] {
    case nil: id = nil
    case .string(let text) where text != address: id = text
    default:
      throw StatusListError(.idMalformed, "the entry's id is not a URL of its own", at: "/id")
    }
    size = try Self.size(json["statusSize"])
    messages = try Self.messages(json["statusMessage"], size: size)
    references = try Self.references(json["statusReference"])
  }

  /// The entry as `credentialStatus` carries it, members in the order of the specification's examples.
  public var json: JSON {
    var members = JSONObject()
    if let id { members["id"] = .string(id) }
    members["type"] = .string(kind.entryType)
    members["statusPurpose"] = .string(purpose.rawValue)
    members["statusListIndex"] = .string(String(index))
    members["statusListCredential"] = .string(listURL)
    if size > 1 { members["statusSize"] = .number(JSONNumber(size)) }
    if !messages.isEmpty {
      members["statusMessage"] = .array(
        messages.map {
          ["status": .string("0x" + String($0.value, radix: 16)), "message": .string($0.message)]
        })
    }
    if !references.isEmpty { members["statusReference"] = .array(references.map(JSON.string)) }
    return .object(members)
  }

  /// "MUST be an arbitrary size integer greater than or equal to 0, expressed as a string in base 10": a JSON
  /// number is refused, and so are signs and spaces.
  private static func index(_ json: JSON?) throws(StatusListError) -> Int {
    let pointer = "/statusListIndex"
    guard let text = json?.string, !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw StatusListError(
        .indexMalformed, "the index is not a whole number in a string of decimal digits", at: pointer)
    }
    guard let index = Int(text) else {
      throw StatusListError(
        .indexOutOfRange, "no list has an index of \(text.utf8.count) digits", at: pointer)
    }
    return index
  }

  private static func size(_ json: JSON?) throws(StatusListError) -> Int {
    guard let json else { return 1 }
    guard let size = json.int, size > 0 else {
      throw StatusListError(.sizeMalformed, "the size is not a whole number from 1", at: "/statusSize")
    }
    guard size <= maximumSize else {
      throw StatusListError(
        .sizeUnsupported, "entries of \(size) bits are not read, only up to \(maximumSize)", at: "/statusSize"
      )
    }
    return size
  }

  private static func messages(_ json: JSON?, size: Int) throws(StatusListError) -> [StatusMessage] {
    let pointer = "/statusMessage"
    guard let json else {
      guard size == 1 else {
        throw StatusListError(.messagesMalformed, "an entry of \(size) bits needs its messages", at: pointer)
      }
      return []
    }
    guard let elements = json.array, elements.count == 1 << size else {
      throw StatusListError(
        .messagesMalformed, "there must be \(1 << size) messages, one for each value", at: pointer)
    }
    var byValue: [String?] = Array(repeating: nil, count: elements.count)
    for (position, element) in elements.enumerated() {
      guard let status = element["status"]?.string, status.hasPrefix("0x"),
        status.utf8.dropFirst(2).allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
        let value = Int(status.dropFirst(2), radix: 16), byValue.indices.contains(value),
        byValue[value] == nil,
        let message = element["message"]?.string
      else {
        throw StatusListError(
          .messagesMalformed, "not a message for a value of its own (0x0 and so on)",
          at: "\(pointer)/\(position)")
      }
      byValue[value] = message
    }
    return byValue.enumerated().compactMap { value, text in
      text.map { StatusMessage(value: value, message: $0) }
    }
  }

  private static func references(_ json: JSON?) throws(StatusListError) -> [String] {
    guard let json else { return [] }
    let values = json.array ?? [json]
    let addresses = values.compactMap(\.string).filter(isAbsoluteURL)
    guard addresses.count == values.count else {
      throw StatusListError(
        .referenceMalformed, "the reference is neither a URL nor URLs", at: "/statusReference")
    }
    return addresses
  }

  /// A scheme (RFC 3986 section 3.1) and something after it; the fetcher judges the rest.
  private static func isAbsoluteURL(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), let first = text.utf8.first else {
      return false
    }
    let letters = (0x61...0x7A) as ClosedRange<UInt8>
    return letters.contains(first | 0x20)
      && text.utf8[..<colon].allSatisfy {
        letters.contains($0 | 0x20) || (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E].contains($0)
      }
      && text.utf8[colon...].dropFirst().allSatisfy { $0 > 0x20 && $0 != 0x7F }
      && text.utf8.index(after: colon) < text.utf8.endIndex
  }
}
