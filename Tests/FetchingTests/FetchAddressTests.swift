import Fetching
import Testing
import Verification

@Suite("Addresses as text")
struct FetchAddressTests {
  @Test(
    "A good address has one spelling",
    arguments: [
      ("https://example.com", "https://example.com/"),
      ("HTTPS://Example.COM/Path", "https://example.com/Path"),
      ("https://example.com:443/", "https://example.com/"),
      ("https://example.com?x=1", "https://example.com/?x=1"),
      ("https://example.com/a#part", "https://example.com/a"),
      ("https://example.com/a?b=/c:d@e#f?g", "https://example.com/a?b=/c:d@e"),
      ("https://xn--bcher-kva.example/%C3%A9", "https://xn--bcher-kva.example/%C3%A9"),
      ("https://1.2.3.com/", "https://1.2.3.com/"),
      ("https://a-b.c-d.fr/~x;y=(z)!", "https://a-b.c-d.fr/~x;y=(z)!"),
      ("http://localhost:8080/x", "http://localhost:8080/x"),
      ("https://localhost:8080", "https://localhost:8080/"),
      ("http://127.0.0.1/", "http://127.0.0.1/"), ("http://[::1]:9/", "http://[::1]:9/"),
      ("http://[::1]", "http://[::1]/"),
    ])
  func spelling(text: String, canonical: String) throws {
    let address = try FetchAddress(text)
    #expect(address.text == canonical)
    #expect(try FetchAddress(canonical) == address)
  }

  @Test(
    "References are resolved as RFC 3986 section 5.4 says",
    arguments: [
      ("g", "https://a.example/b/c/g"), ("./g", "https://a.example/b/c/g"),
      ("g/", "https://a.example/b/c/g/"),
      ("/g", "https://a.example/g"), ("//g.example", "https://g.example/"),
      ("?y", "https://a.example/b/c/d;p?y"),
      ("g?y", "https://a.example/b/c/g?y"), ("#s", "https://a.example/b/c/d;p?q"),
      ("g#s", "https://a.example/b/c/g"),
      ("g?y#s", "https://a.example/b/c/g?y"), (";x", "https://a.example/b/c/;x"),
      ("g;x", "https://a.example/b/c/g;x"),
      ("", "https://a.example/b/c/d;p?q"), (".", "https://a.example/b/c/"), ("./", "https://a.example/b/c/"),
      ("..", "https://a.example/b/"), ("../", "https://a.example/b/"), ("../g", "https://a.example/b/g"),
      ("../..", "https://a.example/"), ("../../", "https://a.example/"), ("../../g", "https://a.example/g"),
      ("../../../g", "https://a.example/g"), ("../../../../g", "https://a.example/g"),
      ("/./g", "https://a.example/g"),
      ("/../g", "https://a.example/g"), ("g.", "https://a.example/b/c/g."),
      (".g", "https://a.example/b/c/.g"),
      ("g..", "https://a.example/b/c/g.."), ("..g", "https://a.example/b/c/..g"),
      ("./../g", "https://a.example/b/g"),
      ("./g/.", "https://a.example/b/c/g/"), ("g/./h", "https://a.example/b/c/g/h"),
      ("g/../h", "https://a.example/b/c/h"),
      ("g;x=1/./y", "https://a.example/b/c/g;x=1/y"), ("g?y/./x", "https://a.example/b/c/g?y/./x"),
      ("g?y/../x", "https://a.example/b/c/g?y/../x"), ("https://h.example/g", "https://h.example/g"),
    ])
  func references(reference: String, expected: String) throws {
    #expect(try FetchAddress("https://a.example/b/c/d;p?q").resolving(reference).text == expected)
  }

  @Test("A reason never quotes the address")
  func silence() {
    for address in ["https://user:hunter2@example.com/", "https://example.com:99/hunter2", "hunter2"] {
      let error = #expect(throws: DocumentFailure.self) {
        try AddressRules().check(FetchAddress(address))
      }
      #expect(error?.reason.contains("hunter2") == false)
    }
  }
}
