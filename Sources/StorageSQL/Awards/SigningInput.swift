import Encodings
import Storage

/// How the bytes that will be signed lie in the store: the JWS signing input (two parts in base64url with a dot
/// between) without its base64url, a quarter smaller. The parts were made by us, so that writing them again gives the
/// same bytes; anything else is stored as it is.
enum SigningInput {
  private static let parts: UInt8 = 1
  private static let whole: UInt8 = 0

  /// The stored form: a mark, the length of the first part in four bytes, and both parts.
  static func decoded(_ input: [UInt8]) -> [UInt8] {
    guard let dot = input.firstIndex(of: UInt8(ascii: ".")),
      let header = try? Base64URL.decode(utf8: Array(input[..<dot])),
      let payload = try? Base64URL.decode(utf8: Array(input[(dot + 1)...]))
    else { return [whole] + input }
    var stored: [UInt8] = [parts]
    stored.reserveCapacity(5 + header.count + payload.count)
    withUnsafeBytes(of: UInt32(header.count).bigEndian) { stored.append(contentsOf: $0) }
    stored.append(contentsOf: header)
    stored.append(contentsOf: payload)
    return stored
  }

  /// The bytes to sign.
  /// - Throws: ``StorageError`` `folder.damaged`.
  static func encoded(_ stored: [UInt8]) throws(StorageError) -> [UInt8] {
    let damaged = StorageError(.folderDamaged, "a stored form cannot be read")
    guard let mark = stored.first else { throw damaged }
    if mark == whole { return Array(stored.dropFirst()) }
    guard mark == parts, stored.count >= 5 else { throw damaged }
    let length = stored[1...4].reduce(0) { $0 << 8 | Int($1) }
    guard stored.count >= 5 + length else { throw damaged }
    var input = Array(Base64URL.encode(Array(stored[5..<5 + length])).utf8)
    input.append(UInt8(ascii: "."))
    input.append(contentsOf: Base64URL.encode(Array(stored[(5 + length)...])).utf8)
    return input
  }
}
