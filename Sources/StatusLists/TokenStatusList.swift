import Compression
import Encodings

/// A status list as a Status List Token carries it (Token Status List, section 4): entries of 1, 2, 4 or 8 bits, the
/// first in the lowest bits of the first byte.
///
/// ```swift
/// var list = try TokenStatusList(bits: 2, count: 131_072)
/// list[17] = 2                                  // suspended
/// let text = try list.encoded()                 // `lst`
/// ```
public struct TokenStatusList: Sendable, Hashable {
  /// The most bytes a foreign list may expand to unless the caller says otherwise: 16 MiB.
  public static let standardMaximumBytes = 16 * 1_024 * 1_024

  /// Bits an entry: 1, 2, 4 or 8.
  public let bits: Int
  public private(set) var bytes: [UInt8]

  /// A list with every entry 0.
  /// - Parameter count: entries, raised to a whole number of bytes.
  /// - Throws: `sizeUnsupported` when entries cannot have that many bits.
  public init(bits: Int, count: Int) throws(StatusListError) {
    try Self.check(bits)
    self.bits = bits
    bytes = [UInt8](repeating: 0, count: (max(0, count) * bits + 7) / 8)
  }

  /// A list from `lst` (section 4.2): base64url without padding, of DEFLATE in the ZLIB format.
  /// - Parameter maximumBytes: a list that would be longer costs no more than that.
  /// - Throws: `sizeUnsupported`, `encodedListMalformed`, `listTooLarge`.
  public init(
    bits: Int, encoded: String, maximumBytes: Int = standardMaximumBytes
  ) throws(StatusListError) {
    try Self.check(bits)
    let compressed: [UInt8]
    do { compressed = try Base64URL.decode(encoded) } catch {
      throw StatusListError(.encodedListMalformed, "the list is not base64url (\(error))")
    }
    do {
      bytes = try CompressionFormat.zlib.expand(compressed, maximumBytes: maximumBytes)
    } catch {
      guard error.code != .tooLarge else {
        throw StatusListError(.listTooLarge, "the status list expands to more than \(maximumBytes) bytes")
      }
      throw StatusListError(.encodedListMalformed, "the status list is not well-formed ZLIB (\(error))")
    }
    self.bits = bits
  }

  private static func check(_ bits: Int) throws(StatusListError) {
    guard [1, 2, 4, 8].contains(bits) else {
      throw StatusListError(.sizeUnsupported, "entries have 1, 2, 4 or 8 bits, not \(bits)")
    }
  }

  /// How many entries the list has.
  public var count: Int { bytes.count * 8 / bits }

  /// The entry at an index, which must be from 0 to `count - 1`; for an index from outside use ``value(at:)``.
  public subscript(_ index: Int) -> UInt8 {
    get {
      let place = index * bits
      return bytes[place >> 3] >> UInt8(place & 7) & mask
    }
    set {
      let place = index * bits
      let shift = UInt8(place & 7)
      bytes[place >> 3] = bytes[place >> 3] & ~(mask << shift) | (newValue & mask) << shift
    }
  }

  /// The entry at an index that came from outside.
  /// - Throws: `indexOutOfRange`.
  public func value(at index: Int) throws(StatusListError) -> UInt8 {
    guard (0..<count).contains(index) else {
      throw StatusListError(.indexOutOfRange, "index \(index) is not in the list of \(count) entries")
    }
    return self[index]
  }

  /// The list as `lst`. The same entries give the same text.
  public func encoded() throws(StatusListError) -> String {
    do {
      return try Base64URL.encode(CompressionFormat.zlib.compress(bytes, level: .smallest))
    } catch {
      throw StatusListError(.encodedListMalformed, "the status list could not be compressed (\(error))")
    }
  }

  private var mask: UInt8 { bits == 8 ? 0xFF : (1 << UInt8(bits)) - 1 }
}
