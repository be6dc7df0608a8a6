/// A decentralised identifier ([DID 1.0, section 3.1](https://www.w3.org/TR/did-1.0/#did-syntax)):
/// `did:method:specific-id`, ASCII, at most 4096 characters.
///
/// DIDs are equal when their texts are, case included.
public struct DID: Hashable, Sendable, CustomStringConvertible {
  public let text: String
  /// `web`, `key`, `jwk`…
  public let method: String
  /// What follows the method's colon, percent-encoding kept.
  public let methodSpecificID: String

  public static let maximumCharacters = 4096

  /// - Throws: `.tooLong`, `.syntax`.
  public init(_ text: some StringProtocol) throws(IdentifierError) {
    let bytes = Array(text.utf8.prefix(Self.maximumCharacters + 1))
    guard bytes.count <= Self.maximumCharacters else {
      throw IdentifierError(.tooLong, "a DID of more than \(Self.maximumCharacters) characters")
    }
    guard bytes.starts(with: "did:".utf8), let colon = bytes.dropFirst(4).firstIndex(of: UInt8(ascii: ":"))
    else {
      throw IdentifierError(.syntax, "a DID has the form did:method:id")
    }
    let method = bytes[4..<colon]
    guard !method.isEmpty, method.allSatisfy({ URLCharacters.isLowercase($0) || URLCharacters.isDigit($0) })
    else {
      throw IdentifierError(.syntax, "a DID method has lower-case letters and digits only")
    }
    let specific = bytes[(colon + 1)...]
    guard let last = specific.last, last != UInt8(ascii: ":"),
      URLCharacters.consists(specific, of: { URLCharacters.isIDCharacter($0) || $0 == UInt8(ascii: ":") })
    else { throw IdentifierError(.syntax, "a DID ends in letters, digits, '.', '-', '_' and ':'") }
    self.init(
      method: String(decoding: method, as: UTF8.self),
      methodSpecificID: String(decoding: specific, as: UTF8.self))
  }

  /// Takes parts that are known to be well formed.
  init(method: String, methodSpecificID: String) {
    self.method = method
    self.methodSpecificID = methodSpecificID
    text = "did:\(method):\(methodSpecificID)"
  }

  public var description: String { text }

  func expect(method name: String) throws(IdentifierError) {
    guard method == name else { throw IdentifierError(.method, "no did:\(name)", at: text) }
  }
}
