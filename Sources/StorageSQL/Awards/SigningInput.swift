import Encodings
import Storage

/// How the bytes that will be signed lie in the store: the JWS signing input (two parts in base64url with a dot
/// between) without its base64url, a quarter smaller, and the disclosures of an SD-JWT as they are. The parts were made
/// by us, so that writing them again gives the same bytes; anything else is stored as it is.
enum SigningInput {
  private static let whole: UInt8 = 0
  private static let parts: UInt8 = 1
  private static let partsAndSuffix: UInt8 = 2
  private static let wholeAndSuffix: UInt8 = 3

  /// The stored form: a mark, the lengths of all parts but the last in four bytes each, and the parts.
  static func stored(_ bytes: FormBytes) -> [UInt8] {
    let input = bytes.signingInput
    guard let dot = input.firstIndex(of: UInt8(ascii: ".")),
      let header = try? Base64URL.decode(utf8: Array(input[..<dot])),
      let payload = try? Base64URL.decode(utf8: Array(input[(dot + 1)...]))
    else {
      return bytes.suffix.isEmpty ? [whole] + input : joined(wholeAndSuffix, [input, bytes.suffix])
    }
    return bytes.suffix.isEmpty
      ? joined(parts, [header, payload]) : joined(partsAndSuffix, [header, payload, bytes.suffix])
  }

  /// The bytes to sign, and what follows the signature.
  /// - Throws: ``StorageError`` `folder.damaged`.
  static func read(_ stored: [UInt8]) throws(StorageError) -> FormBytes {
    let damaged = StorageError(.folderDamaged, "a stored form cannot be read")
    guard let mark = stored.first else { throw damaged }
    switch mark {
    case whole:
      return FormBytes(signingInput: Array(stored.dropFirst()))
    case parts:
      guard let parts = split(stored, into: 2) else { throw damaged }
      return FormBytes(signingInput: encoded(parts[0], parts[1]))
    case partsAndSuffix:
      guard let parts = split(stored, into: 3) else { throw damaged }
      return FormBytes(signingInput: encoded(parts[0], parts[1]), suffix: Array(parts[2]))
    case wholeAndSuffix:
      guard let parts = split(stored, into: 2) else { throw damaged }
      return FormBytes(signingInput: Array(parts[0]), suffix: Array(parts[1]))
    default: throw damaged
    }
  }

  private static func encoded(_ header: ArraySlice<UInt8>, _ payload: ArraySlice<UInt8>) -> [UInt8] {
    var input = Array(Base64URL.encode(Array(header)).utf8)
    input.append(UInt8(ascii: "."))
    input.append(contentsOf: Base64URL.encode(Array(payload)).utf8)
    return input
  }

  private static func joined(_ mark: UInt8, _ parts: [[UInt8]]) -> [UInt8] {
    var stored: [UInt8] = [mark]
    stored.reserveCapacity(1 + parts.reduce(0) { $0 + $1.count + 4 })
    for part in parts.dropLast() {
      withUnsafeBytes(of: UInt32(part.count).bigEndian) { stored.append(contentsOf: $0) }
    }
    for part in parts { stored.append(contentsOf: part) }
    return stored
  }

  private static func split(_ stored: [UInt8], into count: Int) -> [ArraySlice<UInt8>]? {
    var start = 1 + 4 * (count - 1)
    guard stored.count >= start else { return nil }
    var parts: [ArraySlice<UInt8>] = []
    for part in 0..<(count - 1) {
      let place = 1 + 4 * part
      let length = stored[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
      guard stored.count >= start + length else { return nil }
      parts.append(stored[start..<start + length])
      start += length
    }
    parts.append(stored[start...])
    return parts
  }
}
