import Encodings
import Foundation
import JOSE
import JSONTree
import TestMaterial
import Testing

@testable import SDJWT

/// One published case: an issuance, a presentation of it, and what the verifier must be left with.
struct PublishedCase: Sendable {
  let folder: String
  let issuance: SDJWT
  let presentation: SDJWT

  init(_ folder: String) throws {
    self.folder = folder
    let names = try Shared.names(in: folder)
    func read(_ stem: String) throws -> SDJWT {
      if names.contains(stem + ".txt") {
        return try SDJWT(parsing: Shared.text("\(folder)/\(stem).txt").filter { !$0.isWhitespace })
      }
      let json = try Self.json("\(folder)/\(stem).json")
      // Some files hold the JSON as a string.
      return try SDJWT(json: json.string.map { try JSON(parsing: Array($0.utf8)) } ?? json)
    }
    issuance = try read("sd_jwt_issuance")
    presentation = try read("sd_jwt_presentation")
  }

  /// JSON whose long strings are folded as a standard prints them: a line break and an indentation inside a string.
  static func json(_ path: String) throws -> JSON {
    var unfolded: [UInt8] = []
    var isInString = false
    var isFolded = false
    for byte in try Shared.bytes(path) {
      if byte == UInt8(ascii: "\""), unfolded.last != UInt8(ascii: "\\") { isInString.toggle() }
      if isInString, byte == 10 {
        isFolded = true
      } else if !isFolded || byte != 32 {
        isFolded = false
        unfolded.append(byte)
      }
    }
    return try JSON(parsing: unfolded)
  }

  static let issuerKey: JSON = [
    "kty": "EC", "crv": "P-256", "x": "b28d4MwZMjw8-00CG4xfnn9SLMVMM19SlqZpVb_uNtQ",
    "y": "Xv5zWwuoaTgdS6hV43yI6gBwTnjukmFQQnJ_kCxzqk8",
  ]

  static func folders(_ set: String) throws -> [String] {
    try Shared.names(in: set).filter { !$0.contains(".") }.map { "\(set)/\($0)" }
      .filter { try Shared.names(in: $0).contains("verified_contents.json") }
  }
}

@Suite("SD-JWT: published vectors", .enabled(if: Shared.isPresent)) struct PublishedVectorTests {
  @Test(
    "issuance, selection, presentation and key binding, end to end",
    arguments: [
      ("vectors/sd-jwt-rfc9901/examples", 15, "https://verifier.example.org"),
      ("vectors/sd-jwt-python/tests/testcases", 17, "https://example.com/verifier"),
      ("vectors/sd-jwt-vc/examples", 3, "https://example.com/verifier"),
    ])
  func endToEnd(set: String, expected: Int, audience: String) throws {
    let key = try VerificationKey(JWK(PublishedCase.issuerKey))
    var count = 0
    for folder in try PublishedCase.folders(set) {
      let name = Comment(rawValue: folder)
      count += 1
      // Its `kid` is the number 42, where RFC 7515 (section 4.1.4) demands a string: docs/DIVERGENCES.md.
      if folder.hasSuffix("/header_mod") {
        #expect(throws: SDJWTError(.token, ""), name) { try PublishedCase(folder) }
        continue
      }
      let published = try PublishedCase(folder)
      for sdJWT in [published.issuance, published.presentation] {
        #expect(throws: Never.self, name) { try sdJWT.token.verified(by: key) }
      }
      let contents = try PublishedCase.json("\(folder)/verified_contents.json")
      #expect(JSON.object(try published.presentation.claims()) == contents, name)
      // Every claim that the issuer started from is there when all is disclosed.
      let full = try published.issuance.claims()
      for (member, value) in try PublishedCase.json("\(folder)/user_claims.json").object ?? [:] {
        #expect(full[member] == value, name)
      }
      #expect(
        JSON.object(try published.issuance.payload()) == (try PublishedCase.json("\(folder)/sd_jwt_payload.json")), name
      )

      // The holder's selection gives the published presentation, whatever its order.
      let shown = Set(published.presentation.disclosures.map(\.text))
      let paths = try published.issuance.disclosable()
      let chosen = zip(published.issuance.disclosures, paths).filter { shown.contains($0.0.text) }.map(\.1)
      #expect(chosen.count == shown.count, name)
      let selected = try published.issuance.disclosing(chosen)
      // What stands below a path is disclosed with it; the published ones may leave it out.
      #expect(shown.isSubset(of: selected.disclosures.map(\.text)), name)

      try checkKeyBinding(published.presentation, audience, name)
      try checkOurIssuer(published, full, paths, contents, shown, name)
    }
    #expect(count == expected)
  }

  private func checkKeyBinding(_ presentation: SDJWT, _ audience: String, _ name: Comment) throws {
    guard let binding = presentation.keyBinding else {
      #expect(throws: SDJWTError(.keyBindingMissing, ""), name) {
        try presentation.verifyKeyBinding(KeyBindingExpectation(nonce: nil, audience: nil, time: 0))
      }
      return
    }
    let time = try #require(try JSON(parsing: binding.payload)["iat"]?.number?.double)
    func verify(_ audience: String?, _ time: Double, nonce: String = "1234567890") throws {
      try presentation.verifyKeyBinding(KeyBindingExpectation(nonce: nonce, audience: audience, time: time))
    }
    #expect(throws: Never.self, name) { try verify(audience, time) }
    #expect(throws: SDJWTError(.keyBindingNonce, ""), name) { try verify(audience, time, nonce: "1") }
    #expect(throws: SDJWTError(.keyBindingAudience, ""), name) { try verify("https://other.example", time) }
    #expect(throws: SDJWTError(.keyBindingAge, ""), name) { try verify(audience, time + 301) }
    #expect(throws: SDJWTError(.keyBindingAge, ""), name) { try verify(audience, time - 61) }
    // A disclosure taken away or added breaks the hash.
    if !presentation.disclosures.isEmpty {
      let fewer = try SDJWT(
        parsing: SDJWT(token: presentation.token, disclosures: Array(presentation.disclosures.dropLast())).text
          + binding.text)
      #expect(throws: SDJWTError(.keyBindingHash, ""), name) {
        try fewer.verifyKeyBinding(KeyBindingExpectation(nonce: nil, audience: nil, time: time))
      }
    }
  }

  /// Our issuer conceals the same claims in the same places, and leaves our verifier with the published contents.
  private func checkOurIssuer(
    _ published: PublishedCase, _ full: JSONObject, _ paths: [ClaimPath], _ contents: JSON, _ shown: Set<String>,
    _ name: Comment
  ) throws {
    var generator = SeededGenerator(seed: 7)
    let frame = FrameOfPaths.frame(paths, of: .object(full))
    let signer = try SigningKey.generate(.ES256, keyID: "k")
    let concealed = try ConcealedClaims(full, concealedBy: frame) { generator.bytes(16) }
    let ours = try SDJWT(parsing: concealed.signed(header: ["typ": "example+sd-jwt"], by: signer))
    #expect(try ours.claims() == full, name)
    #expect(Set(try ours.disclosable()) == Set(paths), name)
    let ourPaths = try ours.disclosable()
    let wanted = Set(zip(published.issuance.disclosures, paths).filter { shown.contains($0.0.text) }.map(\.1))
    let exact = zip(ours.disclosures, ourPaths).filter { wanted.contains($0.1) }.map(\.0)
    #expect(JSON.object(try SDJWT(token: ours.token, disclosures: exact).claims()) == contents, name)
  }
}

/// A frame that makes exactly these paths disclosable.
enum FrameOfPaths {
  static func frame(_ paths: [ClaimPath], of json: JSON) -> DisclosureFrame {
    build(Set(paths), json, ClaimPath([]))
  }

  private static func build(_ paths: Set<ClaimPath>, _ json: JSON, _ here: ClaimPath) -> DisclosureFrame {
    switch json {
    case .object(let object):
      var members: [String: DisclosureFrame.Member] = [:]
      for (name, value) in object {
        let path = here.appending(.name(name))
        let inner = build(paths, value, path)
        members[name] = paths.contains(path) ? .disclosable(inner) : .open(inner)
      }
      return .object(members)
    case .array(let array):
      var elements: [Int: DisclosureFrame.Member] = [:]
      for (index, value) in array.enumerated() {
        let path = here.appending(.index(index))
        let inner = build(paths, value, path)
        elements[index] = paths.contains(path) ? .disclosable(inner) : .open(inner)
      }
      return .array(elements)
    default: return .whole
    }
  }
}
