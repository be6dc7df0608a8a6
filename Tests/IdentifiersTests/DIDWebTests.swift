import Foundation
import Identifiers
import TestMaterial
import Testing

@Suite struct DIDWebTests {
  @Test(arguments: [
    ("did:web:w3c-ccg.github.io", "https://w3c-ccg.github.io/.well-known/did.json"),
    ("did:web:w3c-ccg.github.io:user:alice", "https://w3c-ccg.github.io/user/alice/did.json"),
    ("did:web:example.com%3A3000:user:alice", "https://example.com:3000/user/alice/did.json"),
    ("did:web:localhost%3A8080:organisations:ecole", "https://localhost:8080/organisations/ecole/did.json"),
    ("did:web:example.com:caf%C3%A9:a%20b", "https://example.com/caf%C3%A9/a%20b/did.json"),
    ("did:web:xn--bcher-kva.example", "https://xn--bcher-kva.example/.well-known/did.json"),
    ("did:web:1.example:2", "https://1.example/2/did.json"),
  ])
  func bothWays(_ text: String, _ address: String) throws {
    let did = try DID(text)
    #expect(try DIDWeb.address(of: did) == address)
    #expect(try DIDWeb.did(at: address) == did)
  }

  @Test func lowerCase() throws {
    #expect(
      try DIDWeb.address(of: DID("did:web:Example.ORG%3a1")) == "https://example.org:1/.well-known/did.json")
  }

  @Test(arguments: [
    // IP addresses, in the spellings that resolvers take.
    "did:web:127.0.0.1", "did:web:127.1", "did:web:2130706433", "did:web:0x7f000001", "did:web:0x7F.1",
    "did:web:0177.0.0.1",
    "did:web:10.0.0.1%3A80", "did:web:%5B%3A%3A1%5D", "did:web:169.254.169.254", "did:web:a.0x",
    "did:web:127.0.0.1%3A8080:a",
    // No hosts.
    "did:web:example..org", "did:web:.example.org", "did:web:example.org.", "did:web:-a.org",
    "did:web:a-.org", "did:web:a_b.org",
    "did:web:ex%61mple.org", "did:web:example.org%2Fa", "did:web:user%40example.org",
    "did:web:example.org%23",
    "did:web:example.org%00", "did:web:" + String(repeating: "a", count: 64) + ".org",
    "did:web:" + String(repeating: "a.", count: 130) + "org",
    // No ports.
    "did:web:example.org%3A", "did:web:example.org%3A0", "did:web:example.org%3A080",
    "did:web:example.org%3A65536",
    "did:web:example.org%3A123456", "did:web:example.org%3A80%3A80", "did:web:example.org%3Aab",
    "did:web:example.org%3A-1",
    // Paths that lead elsewhere.
    "did:web:example.org::a", "did:web:example.org:.:a", "did:web:example.org:..:a",
    "did:web:example.org:%2E%2E:a",
    "did:web:example.org:.%2e", "did:web:example.org:a%2Fb", "did:web:example.org:a%5Cb",
    "did:web:example.org:%252F",
    "did:web:example.org:a%00", "did:web:example.org:a%0Ab", "did:web:example.org:%7F",
    "did:web:example.org:%FF",
    "did:web:example.org:%C0%AE",
  ])
  func refused(_ text: String) throws {
    let did = try DID(text)
    #expect(throws: IdentifierError(.address, "")) { try DIDWeb.address(of: did) }
  }

  @Test(arguments: [
    "http://example.org/a/did.json", "https://example.org/did.json", "https://example.org",
    "https:///did.json",
    "https://example.org/a/did.json?x", "https://example.org/a//did.json",
    "https://example.org/a/../did.json",
    "https://user@example.org/a/did.json", "https://example.org:80:80/a/did.json",
    "https://example.org/é/did.json",
    "https://Example.org/a/did.json", "https://127.0.0.1/a/did.json", "https://example.org/a/did.json#x",
    "https://example.org/a:b/did.json",
  ])
  func noDIDLeadsThere(_ address: String) {
    #expect(throws: IdentifierError(.address, "")) { try DIDWeb.did(at: address) }
  }

  @Test func made() throws {
    let did = DIDWeb.did(host: "example.org", port: 8443, path: ["organisations", "école du bois"])
    #expect(did.text == "did:web:example.org%3A8443:organisations:%C3%A9cole%20du%20bois")
    #expect(
      try DIDWeb.address(of: did) == "https://example.org:8443/organisations/%C3%A9cole%20du%20bois/did.json")
    for refused in [
      DIDWeb.did(host: "::1", port: nil, path: []), DIDWeb.did(host: "", port: nil, path: ["a"]),
      DIDWeb.did(host: "a.org", port: 70_000, path: []),
      DIDWeb.did(host: "a.org", port: nil, path: ["a", "..", "b"]),
      DIDWeb.did(host: "a.org", port: nil, path: [""]), DIDWeb.did(host: "a.org/b", port: nil, path: []),
      DIDWeb.did(host: "a.org", port: nil, path: ["a/b"]),
    ] {
      #expect(throws: IdentifierError(.address, "")) { try DIDWeb.address(of: refused) }
    }
    #expect(throws: IdentifierError(.method, "")) { try DIDWeb.address(of: DID("did:key:z6Mk")) }
  }

  /// Whatever the path's parts are, they come back as they were.
  @Test func anyPath() throws {
    var random = SeededGenerator(seed: 80)
    let letters = Array("abcXYZ019-_.~ éß漢!'()*+&=@,;$:")
    for _ in 0..<200 {
      let path = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        "p"
          + String(
            (0..<Int.random(in: 0...8, using: &random)).map { _ in
              letters.randomElement(using: &random) ?? "a"
            })
      }
      let did = DIDWeb.did(host: "example.org", port: nil, path: path)
      #expect(try DID(did.text) == did)
      let address = try DIDWeb.address(of: did)
      #expect(try DIDWeb.did(at: address) == did)
      let parts = address.split(separator: "/").dropFirst(2).dropLast().compactMap {
        $0.removingPercentEncoding
      }
      #expect(parts == (path.isEmpty ? [".well-known"] : path))
    }
  }
}
