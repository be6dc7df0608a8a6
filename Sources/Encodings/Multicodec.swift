/// The number before a byte string that says what the bytes are, as an unsigned varint
/// ([Controlled Identifiers 1.0, section 2.5](https://www.w3.org/TR/cid-1.0/#multikey)).
public struct Multicodec: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt64

  public init(rawValue: UInt64) { self.rawValue = rawValue }

  public static let secp256k1Public = Multicodec(rawValue: 0xe7)
  public static let x25519Public = Multicodec(rawValue: 0xec)
  public static let ed25519Public = Multicodec(rawValue: 0xed)
  public static let p256Public = Multicodec(rawValue: 0x1200)
  public static let p384Public = Multicodec(rawValue: 0x1201)
  public static let p521Public = Multicodec(rawValue: 0x1202)
  public static let rsaPublic = Multicodec(rawValue: 0x1205)

  /// The code as a varint: 7 bits a byte, the smallest first.
  public var prefix: [UInt8] {
    var bytes: [UInt8] = []
    var rest = rawValue
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
    return bytes
  }

  /// The bytes with the code before them.
  public func prefixing(_ bytes: some Sequence<UInt8>) -> [UInt8] { prefix + bytes }

  /// Reads the code and gives what follows it.
  ///
  /// - Throws: `.prefix` when the varint does not end, `.number` when it is longer than 9 bytes or than it needs.
  public static func split(_ bytes: [UInt8]) throws(EncodingFault) -> (codec: Multicodec, content: [UInt8]) {
    var value: UInt64 = 0
    for (index, byte) in bytes.prefix(9).enumerated() {
      value |= UInt64(byte & 0x7F) << UInt64(7 * index)
      guard byte & 0x80 == 0 else { continue }
      guard index == 0 || byte != 0 else {
        throw EncodingFault(.number, "a varint that is not in its shortest form", at: index)
      }
      return (Multicodec(rawValue: value), Array(bytes.dropFirst(index + 1)))
    }
    if bytes.count >= 9 { throw EncodingFault(.number, "a varint of more than 9 bytes", at: 9) }
    throw EncodingFault(.prefix, "a varint that does not end", at: bytes.count)
  }
}
