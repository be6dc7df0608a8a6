import Identifiers
import Testing

@Suite struct DIDTests {
  @Test(arguments: [
    ("did:web:example.org", "web", "example.org"),
    ("did:web:localhost%3A8080:a", "web", "localhost%3A8080:a"),
    ("did:example:a:b::c", "example", "a:b::c"), ("did:key:z6Mk_-.", "key", "z6Mk_-."), ("did:3:A", "3", "A"),
  ])
  func read(_ text: String, _ method: String, _ specific: String) throws {
    let did = try DID(text)
    #expect(did.method == method)
    #expect(did.methodSpecificID == specific)
    #expect(did.text == text)
    #expect(try DIDURL(text).isBare)
  }

  @Test(arguments: [
    "", "did", "did:", "did:web", "did:web:", "did::a", "DID:web:a", "did:Web:a", "did:we-b:a", "did:web:a:",
    "did:web:a b",
    "did:web:a%", "did:web:a%2", "did:web:a%2g", "did:web:é", "did:web:a/b", "did:web:a#b", "did:web:a?b",
    " did:web:a",
    "did:web:a\n", "did:web:[::1]", "did:web:a@b", "did:web:\u{0}", "urn:uuid:0",
  ])
  func refused(_ text: String) {
    #expect(throws: IdentifierError(.syntax, "")) { try DID(text) }
  }

  @Test func limit() throws {
    let longest = "did:a:" + String(repeating: "b", count: 4090)
    #expect(try DID(longest).text.utf8.count == 4096)
    #expect(throws: IdentifierError(.tooLong, "")) { try DID(longest + "b") }
    #expect(throws: IdentifierError(.tooLong, "")) { try DIDURL(longest + "#b") }
  }

  @Test func urls() throws {
    let url = try DIDURL("did:web:example.org:a/path/x;y?service=files&v=1?#key-1?/%41")
    #expect(url.did.text == "did:web:example.org:a")
    #expect(url.path == "/path/x;y")
    #expect(url.query == "service=files&v=1?")
    #expect(url.fragment == "key-1?/%41")
    #expect(!url.isBare)
    #expect(try DIDURL("did:web:example.org#").fragment == "")
    for text in [
      "did:web:a#b#c", "did:web:a#b c", "did:web:a?b|c", "did:web:a/b\\c", "did:web:a#%", "did:web:a:#b",
      "#b", "did:web:a#é",
    ] {
      #expect(throws: IdentifierError(.syntax, ""), "\(text)") { try DIDURL(text) }
    }
  }
}
