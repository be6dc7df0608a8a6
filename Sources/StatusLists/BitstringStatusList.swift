import Compression
import Encodings

/// A list of status bits (Bitstring Status List 1.0): index 0 is the left-most bit, the highest of the first byte.
///
/// ```swift
/// var list = BitstringStatusList()
/// list[94_567] = true
/// let text = try list.encoded()                      // "uH4sIAAAA…"
/// try BitstringStatusList(encoded: text)[94_567]     // true
/// ```
public struct BitstringStatusList: Sendable, Hashable {
  /// The fewest entries that a list may have, so that one entry says little about its holder: 16 KiB of bits.
  public static let minimumEntries = 131_072
  /// The most bytes a foreign list may expand to unless the caller says otherwise: 16 MiB, 134 million bits.
  public static let standardMaximumBytes = 16 * 1_024 * 1_024
  /// The widest entry that is read, in bits.
  public static let maximumSize = 32

  /// The bits, eight a byte, the first being the highest of its byte.
  public private(set) var bytes: [UInt8]

  /// A list with every bit 0.
  ///
  /// - Parameter length: in bits; raised to ``minimumEntries`` and to a whole number of bytes.
  public init(length: Int = minimumEntries) {
    bytes = [UInt8](repeating: 0, count: (max(length, Self.minimumEntries) + 7) / 8)
  }

  /// A list from an `encodedList`.
  ///
  /// - Parameters:
  ///   - encoded: multibase base64url (`u…`) of gzip; for Status List 2021 without the `u`, in either alphabet of
  ///     base64, padded or not.
  ///   - maximumBytes: the most bytes to expand to; a list that would be longer costs no more than that.
  ///   - minimumEntries: a lower bound that an ecosystem has agreed on instead of 131,072.
  /// - Throws: `encodedListMalformed`, `listTooLarge`, `listTooShort`.
  public init(
    encoded: String, kind: StatusListKind = .bitstringStatusList,
    maximumBytes: Int = standardMaximumBytes, minimumEntries: Int = minimumEntries
  ) throws(StatusListError) {
    let compressed = try Self.compressedBytes(encoded, kind)
    do {
      bytes = try CompressionFormat.gzip.expand(compressed, maximumBytes: maximumBytes)
    } catch {
      guard error.code != .tooLarge else {
        throw StatusListError(.listTooLarge, "the status list expands to more than \(maximumBytes) bytes")
      }
      throw StatusListError(.encodedListMalformed, "the status list is not well-formed gzip (\(error))")
    }
    guard count >= minimumEntries else {
      throw StatusListError(
        .listTooShort, "the status list has \(count) entries, fewer than \(minimumEntries)")
    }
  }

  /// How many bits the list has.
  public var count: Int { bytes.count * 8 }

  /// The bit at an index, which must be from 0 to `count - 1`; for an index that came from outside use
  /// ``value(at:size:minimumEntries:)``, which checks it.
  public subscript(_ index: Int) -> Bool {
    get { bytes[index >> 3] & mask(index) != 0 }
    set { if newValue { bytes[index >> 3] |= mask(index) } else { bytes[index >> 3] &= ~mask(index) } }
  }

  /// The entry at an index, as a number whose highest bit is the left-most.
  ///
  /// - Parameters:
  ///   - index: counted in entries: the entry begins at bit `index * size`.
  ///   - size: bits an entry, 1 to ``maximumSize``.
  /// - Throws: `sizeMalformed`, `sizeUnsupported`; `listTooShort` when the list holds fewer entries of that
  ///   size than `minimumEntries`; `indexOutOfRange`.
  public func value(
    at index: Int, size: Int = 1, minimumEntries: Int = minimumEntries
  ) throws(StatusListError) -> Int {
    guard size > 0 else { throw StatusListError(.sizeMalformed, "an entry cannot have \(size) bits") }
    guard size <= Self.maximumSize else {
      throw StatusListError(
        .sizeUnsupported, "entries of \(size) bits are not read, only up to \(Self.maximumSize)")
    }
    let entries = count / size
    guard entries >= minimumEntries else {
      throw StatusListError(
        .listTooShort, "the status list has \(entries) entries of \(size) bits, fewer than \(minimumEntries)")
    }
    guard (0..<entries).contains(index) else {
      throw StatusListError(.indexOutOfRange, "index \(index) is not in the list of \(entries) entries")
    }
    return (index * size..<(index + 1) * size).reduce(0) { $0 << 1 | (self[$1] ? 1 : 0) }
  }

  /// The list as an `encodedList` of Bitstring Status List 1.0. The same bits give the same text.
  public func encoded() throws(StatusListError) -> String {
    do {
      return try "u" + Base64URL.encode(CompressionFormat.gzip.compress(bytes, level: .smallest))
    } catch {
      throw StatusListError(.encodedListMalformed, "the status list could not be compressed (\(error))")
    }
  }

  private func mask(_ index: Int) -> UInt8 { 0x80 >> UInt8(index & 7) }

  private static func compressedBytes(
    _ encoded: String, _ kind: StatusListKind
  ) throws(StatusListError) -> [UInt8] {
    let text: String
    switch kind {
    case .bitstringStatusList:
      guard encoded.utf8.first == UInt8(ascii: "u") else {
        throw StatusListError(
          .encodedListMalformed, "the list is not multibase base64url: it does not begin with u")
      }
      text = String(encoded.dropFirst())
    case .statusList2021:
      // That draft said "base64"; its implementations write base64url. One list decodes to one bit string either way.
      var characters = encoded.utf8.map { character in
        switch character {
        case UInt8(ascii: "+"): UInt8(ascii: "-")
        case UInt8(ascii: "/"): UInt8(ascii: "_")
        default: character
        }
      }
      for _ in 0..<2 where characters.last == UInt8(ascii: "=") { characters.removeLast() }
      text = String(decoding: characters, as: UTF8.self)
    }
    do {
      return try Base64URL.decode(text)
    } catch {
      throw StatusListError(.encodedListMalformed, "the list is not base64url (\(error))")
    }
  }
}
