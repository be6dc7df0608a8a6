/// A DID with a path, a query or a fragment behind it
/// ([DID 1.0, section 3.2](https://www.w3.org/TR/did-1.0/#did-url-syntax)), such as `did:web:example.org#key-1`.
public struct DIDURL: Hashable, Sendable, CustomStringConvertible {
  public let text: String
  public let did: DID
  /// Empty, or from its slash on.
  public let path: String
  /// Without its question mark.
  public let query: String?
  /// Without its number sign.
  public let fragment: String?

  /// Whether there is nothing behind the DID.
  public var isBare: Bool { text == did.text }

  /// - Throws: `.tooLong`, `.syntax`.
  public init(_ text: some StringProtocol) throws(IdentifierError) {
    let bytes = Array(text.utf8.prefix(DID.maximumCharacters + 1))
    guard bytes.count <= DID.maximumCharacters else {
      throw IdentifierError(.tooLong, "a DID URL of more than \(DID.maximumCharacters) characters")
    }
    var rest = bytes[...]
    let fragment = Self.cut(&rest, at: UInt8(ascii: "#"))
    let query = Self.cut(&rest, at: UInt8(ascii: "?"))
    let slash = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
    let path = rest[slash...]
    guard URLCharacters.consists(path, of: { URLCharacters.isPathCharacter($0) || $0 == UInt8(ascii: "/") }),
      [query, fragment].allSatisfy({
        $0.map { URLCharacters.consists($0, of: URLCharacters.isQueryCharacter) } ?? true
      })
    else { throw IdentifierError(.syntax, "a character that a DID URL does not have here") }
    did = try DID(String(decoding: rest[..<slash], as: UTF8.self))
    self.path = String(decoding: path, as: UTF8.self)
    self.query = query.map { String(decoding: $0, as: UTF8.self) }
    self.fragment = fragment.map { String(decoding: $0, as: UTF8.self) }
    self.text = String(decoding: bytes, as: UTF8.self)
  }

  public var description: String { text }

  /// Takes what follows the mark off the text.
  private static func cut(_ text: inout ArraySlice<UInt8>, at mark: UInt8) -> ArraySlice<UInt8>? {
    guard let position = text.firstIndex(of: mark) else { return nil }
    defer { text = text[..<position] }
    return text[(position + 1)...]
  }
}
