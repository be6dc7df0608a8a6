import Encodings
import Storage
import TestMaterial
import Testing

@Suite("Sealing") struct SealingTests {
  private let randomness = Randomness { count in
    var generator = SeededGenerator(seed: UInt64(count))
    return generator.bytes(count)
  }

  @Test("a sealed value opens with its key, for its purpose, unchanged") func seals() throws {
    let key = SealingKey.generate(randomness)
    let sealed = try key.seal(Array("Marie".utf8), for: "award|1", randomness)
    #expect(sealed.count == 5 + 28)
    #expect(try key.open(sealed, for: "award|1") == Array("Marie".utf8))
    #expect(throws: StorageError(.sealBroken, "")) { try key.open(sealed, for: "award|2") }
    for index in sealed.indices {
      var altered = sealed
      altered[index] ^= 1
      #expect(throws: StorageError(.sealBroken, "")) { try key.open(altered, for: "award|1") }
    }
    #expect(throws: StorageError(.sealBroken, "")) { try key.open([], for: "award|1") }
    #expect(throws: StorageError(.keyMalformed, "")) { try SealingKey(bytes: [1, 2, 3]) }
  }

  @Test("a key unwraps under the right key-encryption key, for its owner only") func wraps() throws {
    let (master, written) = try KeyEncryptionKey.generate(randomness)
    let key = try SealingKey(bytes: [UInt8](repeating: 9, count: 32))
    let wrapped = try master.wrap(key, of: "a", randomness)
    let sealed = try key.seal([1, 2], for: "p", randomness)
    #expect(try KeyEncryptionKey(written: written + "\n").unwrap(wrapped, of: "a").open(sealed, for: "p") == [1, 2])
    #expect(throws: StorageError(.wrongKey, "")) { try master.unwrap(wrapped, of: "b") }
    let other = try KeyEncryptionKey(written: Base64URL.encode([UInt8](repeating: 3, count: 32)))
    #expect(throws: StorageError(.wrongKey, "")) { try other.unwrap(wrapped, of: "a") }
    for bad in ["", "short", written + "A", String(written.dropLast()) + "!"] {
      #expect(throws: StorageError(.keyMalformed, "")) { try KeyEncryptionKey(written: bad) }
    }
  }

  @Test("lookups keep persons and pages apart, and need the key") func lookups() {
    let key = LookupKey(bytes: [UInt8](repeating: 1, count: 32))
    let other = LookupKey(bytes: [UInt8](repeating: 2, count: 32))
    let value = Array("i:42".utf8)
    #expect(key.hash("person", value) == key.hash("person", value))
    #expect(key.hash("person", value).count == 16)
    #expect(key.hash("person", value) != key.hash("page", value))
    #expect(key.hash("person", value) != other.hash("person", value))
  }

  @Test("a page's secret is 128 bits and does not print itself") func pages() throws {
    let secret = PageSecret(randomness)
    #expect(secret.text.utf8.count == 22)
    #expect(try PageSecret(secret.text) == secret)
    #expect(!"\(secret)".contains(secret.text))
    for bad in ["", "abc", secret.text + "A", "../../etc/passwd000000", secret.text.dropLast() + "!"] {
      #expect(throws: StorageError(.pageNotFound, "")) { try PageSecret(String(bad)) }
    }
  }
}

@Suite("A public address") struct PublicAddressTests {
  @Test(
    "is an origin and nothing else",
    arguments: [
      "https://badges.example.org", "http://localhost:8080", "https://badges.example.org/",
    ])
  func accepted(_ written: String) throws {
    let address = try PublicAddress(written)
    #expect(!address.base.hasSuffix("/"))
    #expect(address.statusList("abc") == address.base + "/status/abc")
  }

  @Test(
    "refuses what could not be a did:web",
    arguments: [
      "badges.example.org", "ftp://x", "https://", "https://x:0", "https://x:70000", "https://x/path", "https://u@x",
      "https://x:1:2", "https://é.example", "https://x?y", "https://192.0.2.1", "http://badges.example.org",
      "https://x",
    ])
  func refused(_ written: String) {
    #expect(throws: (any Error).self) { try PublicAddress(written) }
  }
}
