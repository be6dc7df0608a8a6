/// A random UUID (RFC 9562, version 4) as 16 bytes, written `urn:uuid:…` inside signed forms.
public struct URNUUID: Hashable, Comparable, Sendable {
  /// The lower-case text without its prefix: 36 characters.
  public let text: String

  /// Makes a version 4 UUID from 16 random bytes; six bits are overwritten with version and variant.
  public init(random bytes: [UInt8]) {
    precondition(bytes.count == 16, "a UUID has 16 bytes")
    text = String(unsafeUninitializedCapacity: 36) { buffer in
      var at = 0
      for index in 0..<16 {
        var byte = bytes[index]
        if index == 6 { byte = (byte & 0x0F) | 0x40 }
        if index == 8 { byte = (byte & 0x3F) | 0x80 }
        if index == 4 || index == 6 || index == 8 || index == 10 {
          buffer[at] = UInt8(ascii: "-")
          at += 1
        }
        buffer[at] = Self.digit(byte >> 4)
        buffer[at + 1] = Self.digit(byte & 15)
        at += 2
      }
      return at
    }
  }

  /// Reads a UUID as people and files write it: with or without `urn:uuid:`, in any case.
  /// - Throws: ``AwardingError`` `identifier-malformed` when it is not 8-4-4-4-12 hexadecimal digits.
  public init(_ written: String) throws(AwardingError) {
    var bare = written.lowercased()
    if bare.hasPrefix("urn:uuid:") { bare.removeFirst(9) }
    let utf8 = Array(bare.utf8)
    let dashes: Set<Int> = [8, 13, 18, 23]
    let wellFormed =
      utf8.count == 36
      && utf8.indices.allSatisfy { index in
        dashes.contains(index)
          ? utf8[index] == UInt8(ascii: "-")
          : (48...57).contains(utf8[index]) || (97...102).contains(utf8[index])
      }
    guard wellFormed else { throw .identifierMalformed }
    text = bare
  }

  /// The form that stands in credentials: `urn:uuid:` and the text.
  public var urn: String { "urn:uuid:" + text }

  public static func < (left: Self, right: Self) -> Bool { left.text < right.text }

  private static func digit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 48 + nibble : 87 + nibble }
}

/// The identifier of one award: what commands take and what signed forms name.
public struct AwardID: Hashable, Comparable, Sendable {
  public let value: URNUUID
  public init(_ value: URNUUID) { self.value = value }
  public init(_ written: String) throws(AwardingError) { value = try URNUUID(written) }
  public var text: String { value.text }
  public var urn: String { value.urn }
  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

/// The identifier of a holder: random, one per person and organisation, the same in all their awards.
public struct HolderID: Hashable, Comparable, Sendable {
  public let value: URNUUID
  public init(_ value: URNUUID) { self.value = value }
  public init(_ written: String) throws(AwardingError) { value = try URNUUID(written) }
  public var text: String { value.text }
  public var urn: String { value.urn }
  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}
