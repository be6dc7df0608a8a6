import Encodings
import JSONTree

/// A claim or an array element that its holder may disclose (RFC 9901, section 4.2).
public struct Disclosure: Sendable, Hashable {
  /// The base64url text, which the digest is over.
  public let text: String
  public let salt: String
  /// The claim's name; `nil` for an array element.
  public let name: String?
  public let value: JSON

  /// Names that no disclosure may have: they are the format's own.
  static let reserved: Set = ["_sd", "..."]
  /// Names that no claim to be issued may have: `_sd_alg` stands at the top alone, by the issuer's choice of a hash
  /// (section 4.1.1).
  static let reservedInClaims: Set = ["_sd", "...", "_sd_alg"]

  /// Makes a disclosure.
  /// - Parameters:
  ///   - salt: 128 random bits in base64url.
  ///   - name: `nil` for an array element.
  /// - Throws: ``SDJWTError`` `forbidden-name`.
  public init(salt: String, name: String?, value: JSON) throws(SDJWTError) {
    if let name, Self.reserved.contains(name) {
      throw SDJWTError(.forbiddenName, "a claim cannot be named \(name)")
    }
    var bytes = [UInt8(ascii: "[")]
    bytes += JSON.string(salt).serialized()
    if let name {
      bytes.append(UInt8(ascii: ","))
      bytes += JSON.string(name).serialized()
    }
    bytes.append(UInt8(ascii: ","))
    bytes += value.serialized()
    bytes.append(UInt8(ascii: "]"))
    self.init(text: Base64URL.encode(bytes), salt: salt, name: name, value: value)
  }

  /// Reads a disclosure; its text is kept, since the digest is over that and not over what it means.
  /// - Throws: ``SDJWTError`` `disclosure-malformed`, `forbidden-name`.
  public init(parsing text: String) throws(SDJWTError) { try self.init(utf8: Array(text.utf8)[...]) }

  /// The same of the bytes of a text.
  init(utf8 text: ArraySlice<UInt8>) throws(SDJWTError) {
    func refuse(_ why: String) -> SDJWTError { SDJWTError(.disclosureMalformed, "a disclosure \(why)") }
    let bytes: [UInt8]
    do { bytes = try Base64URL.decode(utf8: text) } catch { throw refuse("is no base64url") }
    let json: JSON
    do { json = try JSON(parsing: bytes) } catch { throw refuse("is no JSON") }
    guard let parts = json.array, parts.count == 2 || parts.count == 3, let salt = parts[0].string else {
      throw refuse("is an array of salt, name and value, or of salt and value")
    }
    var name: String?
    if parts.count == 3 {
      guard let found = parts[1].string else { throw refuse("has a name that is no string") }
      guard !Self.reserved.contains(found) else {
        throw SDJWTError(.forbiddenName, "a disclosure names the reserved \(found)")
      }
      name = found
    }
    self.init(text: String(decoding: text, as: UTF8.self), salt: salt, name: name, value: parts[parts.count - 1])
  }

  private init(text: String, salt: String, name: String?, value: JSON) {
    self.text = text
    self.salt = salt
    self.name = name
    self.value = value
  }

  /// The digest that stands for it in the issuer's JWT (section 4.2.3).
  public func digest(_ hash: SDHash) -> String { hash.digest(of: Array(text.utf8)) }
}
