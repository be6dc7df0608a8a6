/// did:web: the identifier is the address of a document ([did:web](https://w3c-ccg.github.io/did-method-web/)).
///
/// `did:web:example.org` is `https://example.org/.well-known/did.json`;
/// `did:web:example.org%3A8443:a:b` is `https://example.org:8443/a/b/did.json`.
public enum DIDWeb {
  /// Where the document of a DID lies.
  ///
  /// Refused are hosts that are IP addresses in whatever spelling, ports that are none, and path parts that are empty,
  /// `.` or `..`, or that hide a slash, a backslash, a percent sign or a control character.
  ///
  /// - Throws: `.method`, `.address`.
  public static func address(of did: DID) throws(IdentifierError) -> String {
    try did.expect(method: "web")
    let fault = { (reason: String) in IdentifierError(.address, reason, at: did.text) }
    let parts = did.methodSpecificID.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let authority = try authority(parts[0], fault)
    for part in parts.dropFirst() {
      guard !part.isEmpty else { throw fault("an empty part of the path") }
      guard let decoded = decode(part) else {
        throw fault("a part of the path that is not percent-encoded UTF-8")
      }
      guard decoded != ".", decoded != ".." else { throw fault("a part of the path that leads elsewhere") }
      guard
        decoded.unicodeScalars.allSatisfy({
          $0.value > 0x1F && $0.value != 0x7F && !#"/\%"#.unicodeScalars.contains($0)
        })
      else { throw fault("a part of the path that hides a slash, a percent sign or a control character") }
    }
    let path = parts.count == 1 ? "/.well-known" : parts.dropFirst().map { "/" + $0 }.joined()
    return "https://\(authority)\(path)/did.json"
  }

  /// The DID of a document at a host, a port (nil is the usual one) and a path of parts, which are percent-encoded.
  ///
  /// A host or part that ``address(of:)`` refuses gives a DID that it refuses.
  public static func did(host: String, port: Int?, path: [String]) -> DID {
    let authority = encode(host) + (port.map { "%3A\($0)" } ?? "")
    return DID(method: "web", methodSpecificID: ([authority] + path.map(encode)).joined(separator: ":"))
  }

  /// The DID whose document lies at an address.
  ///
  /// - Throws: `.address` when no did:web leads there.
  public static func did(at address: String) throws(IdentifierError) -> DID {
    let fault = { (reason: String) in IdentifierError(.address, reason, at: address) }
    let scheme = "https://"
    let ending = "/did.json"
    guard address.hasPrefix(scheme), address.hasSuffix(ending),
      address.utf8.count > scheme.utf8.count + ending.utf8.count
    else { throw fault("a did:web document lies at https and is named did.json") }
    let parts = address.dropFirst(scheme.count).dropLast(ending.count)
      .split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let path = parts.count == 2 && parts[1] == ".well-known" ? [] : Array(parts.dropFirst())
    guard parts.count > 1 else { throw fault("a did:web document does not lie at the root") }
    let authority = parts[0].split(separator: ":", omittingEmptySubsequences: false)
    guard authority.count <= 2 else { throw fault("a host and a port were expected") }
    let did: DID
    do {
      did = try DID("did:web:" + ([authority.joined(separator: "%3A")] + path).joined(separator: ":"))
    } catch {
      throw fault("characters that a DID does not have")
    }
    guard try self.address(of: did) == address else {
      throw fault("no did:web leads to exactly this address")
    }
    return did
  }

  /// `host` or `host:port`, in lower case.
  private static func authority(
    _ part: String, _ fault: (String) -> IdentifierError
  ) throws(IdentifierError) -> String {
    let pieces = part.lowercased().split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)
    let host = String(pieces[0])
    guard isDomainName(host) else { throw fault("a host that is no domain name") }
    guard pieces.count == 2 else { return host }
    guard pieces[1].hasPrefix("3a") else { throw fault("a host with percent-encoded characters") }
    let digits = pieces[1].dropFirst(2)
    guard (1...5).contains(digits.utf8.count), digits.utf8.allSatisfy(URLCharacters.isDigit),
      digits.first != "0",
      let port = Int(digits), port <= 65_535
    else { throw fault("a port that is none") }
    return "\(host):\(port)"
  }

  /// Labels of letters, digits and inner hyphens, the last of which is no number: anything else could be read as an
  /// IP address (`127.1`, `2130706433`, `0x7f000001`).
  private static func isDomainName(_ host: String) -> Bool {
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...253).contains(host.utf8.count), let last = labels.last?.utf8 else { return false }
    let isNumber =
      last.allSatisfy(URLCharacters.isDigit)
      || (last.starts(with: "0x".utf8) && last.dropFirst(2).allSatisfy(URLCharacters.isHexadecimal))
    return !isNumber
      && labels.allSatisfy { label in
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
          && label.utf8.allSatisfy { URLCharacters.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
      }
  }

  private static func decode(_ part: String) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(part.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func encode(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      if URLCharacters.isIDCharacter(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
