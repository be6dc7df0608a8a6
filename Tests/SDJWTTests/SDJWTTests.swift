import Encodings
import JOSE
import JSONTree
import TestMaterial
import Testing

@testable import SDJWT

@Suite("SD-JWT") struct SDJWTTests {
  /// A token over a payload made by hand, with these disclosures.
  private func made(_ payload: JSONObject, _ disclosures: [String]) throws -> SDJWT {
    let signer = try SigningKey.generate(.ES256, keyID: "k")
    let token = try CompactJWS.sign(header: [:], payload: JSON.object(payload).serialized(), by: signer).text
    return try SDJWT(parsing: ([token] + disclosures).joined(separator: "~") + "~")
  }

  private func digest(_ disclosure: Disclosure) -> JSON { .string(disclosure.digest(.sha256)) }

  private func claim(_ name: String, _ value: JSON) throws -> Disclosure {
    try Disclosure(salt: "c2FsdA", name: name, value: value)
  }

  @Test("each rule of section 7.1 is held") func rules() throws {
    let a = try claim("a", 1)
    let element = try Disclosure(salt: "c2FsdA", name: nil, value: 1)
    let inner = try claim("inner", 1)
    let outer = try claim("outer", ["_sd": [digest(inner)]])
    let own = Base64URL.encode(Array(#"["c2FsdA","_sd",1]"#.utf8))
    let dots = Base64URL.encode(Array(#"["c2FsdA","...",1]"#.utf8))
    let cases: [(String, JSONObject, [String], SDJWTError.Code)] = [
      ("disclosure twice", ["_sd": [digest(a)]], [a.text, a.text], .unreferenced),
      ("disclosure without a digest", ["b": 1], [a.text], .unreferenced),
      ("digest twice", ["_sd": [digest(a), digest(a)]], [], .digestTwice),
      ("digest twice, deeper", ["_sd": [digest(a)], "b": ["_sd": [digest(a)]]], [a.text], .digestTwice),
      ("digest in an array too", ["_sd": [digest(a)], "b": [["...": digest(a)]]], [], .digestTwice),
      ("overwriting", ["a": 2, "_sd": [digest(a)]], [a.text], .overwriting),
      (
        "overwriting each other", ["_sd": [digest(a), digest(try claim("a", 2))]], [a.text, try claim("a", 2).text],
        .overwriting
      ),
      ("claim for an element", ["b": [["...": digest(a)]]], [a.text], .wrongKind),
      ("element for a claim", ["_sd": [digest(element)]], [element.text], .wrongKind),
      ("_sd no array", ["_sd": "x"], [], .digestMalformed),
      ("_sd of numbers", ["_sd": [1]], [], .digestMalformed),
      ("... of a number", ["b": [["...": 1]]], [], .digestMalformed),
      ("... beside another", ["b": [["...": digest(a), "c": 1]]], [], .digestMalformed),
      ("... outside an array", ["b": ["...": digest(a)]], [], .digestMalformed),
      ("inner without outer", ["_sd": [digest(outer)]], [inner.text], .unreferenced),
      ("weak hash", ["_sd": [digest(a)], "_sd_alg": "md5"], [a.text], .hash),
      ("hash no string", ["_sd_alg": 1], [], .hash),
    ]
    for (name, payload, disclosures, code) in cases {
      #expect(throws: SDJWTError(code, ""), Comment(rawValue: name)) { try made(payload, disclosures).claims() }
    }
    for (text, code) in [
      (own, SDJWTError.Code.forbiddenName), (dots, .forbiddenName), ("!", .disclosureMalformed),
      (Base64URL.encode(Array("[1]".utf8)), .disclosureMalformed),
      (Base64URL.encode(Array(#"[1,"a",1]"#.utf8)), .disclosureMalformed),
      (Base64URL.encode(Array(#"["s",1,1]"#.utf8)), .disclosureMalformed),
      (Base64URL.encode(Array(#"["s","a",1,1]"#.utf8)), .disclosureMalformed),
      (Base64URL.encode(Array(#"{"s":1}"#.utf8)), .disclosureMalformed), ("", .disclosureMalformed),
    ] {
      #expect(throws: SDJWTError(code, ""), Comment(rawValue: text)) { try made([:], [text]) }
    }
    #expect(try made(["_sd": [digest(outer)]], [outer.text, inner.text]).claims() == ["outer": ["inner": 1]])
    #expect(try made(["_sd": [digest(outer)]], [outer.text]).claims() == ["outer": [:]])
    #expect(try made(["_sd_alg": "sha-256"], []).claims() == [:])
    #expect(throws: SDJWTError(.parts, "")) { try SDJWT(parsing: "a.b.c") }
    #expect(throws: SDJWTError(.token, "")) { try SDJWT(parsing: "a.b~") }
  }

  @Test("limits hold") func limits() throws {
    let a = try claim("a", 1)
    #expect(throws: SDJWTError(.tooLarge, "")) { try SDJWT(parsing: String(repeating: "~", count: 2000)) }
    #expect(throws: SDJWTError(.tooLarge, "")) {
      try SDJWT(parsing: a.text + "~", limits: .init(bytes: 4, disclosures: 9, depth: 9))
    }
    // A chain of disclosures, each inside the one before.
    var last = a
    var chain = [a]
    for index in 0..<80 {
      last = try claim("n\(index)", ["_sd": [digest(last)]])
      chain.append(last)
    }
    let deep = try made(["_sd": [digest(last)]], chain.map(\.text))
    #expect(throws: SDJWTError(.tooLarge, "")) { try deep.claims() }
    #expect(try deep.claims(within: .init(bytes: 1 << 20, disclosures: 1000, depth: 500)).count == 1)
  }

  @Test("what is issued, selected and verified is the chosen subset", arguments: 0..<60) func property(seed: Int) throws
  {
    var generator = SeededGenerator(seed: UInt64(seed))
    let claims = Self.object(3, &generator)
    let paths = Self.paths(.object(claims), ClaimPath([]))
    let concealedPaths = Set(paths.filter { _ in Bool.random(using: &generator) })
    let frame = FrameOfPaths.frame(Array(concealedPaths), of: .object(claims))
    let hash = SDHash.allCases[seed % 3]
    var salts = SeededGenerator(seed: UInt64(seed) + 99)
    let concealed = try ConcealedClaims(claims, concealedBy: frame, hash: hash) { salts.bytes(16) }
    let signer = try SigningKey.generate(.ES256, keyID: "k")
    let issued = try SDJWT(parsing: concealed.signed(header: ["typ": "x"], by: signer))
    // The bytes that are stored before signing are those that are signed.
    #expect(concealed.signingInput(header: ["alg": "ES256", "kid": "k", "typ": "x"]) == issued.token.signingInput)
    #expect(
      issued.text == String(decoding: issued.token.signingInput, as: UTF8.self) + "."
        + Base64URL.encode(issued.token.signature) + String(decoding: concealed.suffix, as: UTF8.self))
    #expect(try issued.claims() == claims)
    #expect(Set(try issued.disclosable()) == concealedPaths)

    let chosen = try issued.disclosable().filter { _ in Bool.random(using: &generator) }
    let presented = try SDJWT(parsing: issued.disclosing(chosen).text)
    // Below a chosen path everything is disclosed, above it whatever it stands in.
    let shown = concealedPaths.filter { path in
      chosen.contains { $0.leads(to: path) || path.leads(to: $0) }
    }
    #expect(try JSON.object(presented.claims()) == Self.subset(.object(claims), ClaimPath([]), concealedPaths, shown))
    #expect(presented.disclosures.count == shown.count)
  }

  @Test("no changed byte of a small SD-JWT goes unnoticed") func mutations() throws {
    var salts = SeededGenerator(seed: 5)
    let signer = try SigningKey.generate(.ES256, keyID: "k")
    let claims: JSONObject = ["iss": "https://x.example", "name": "Zoé", "list": [1, 2]]
    let frame = DisclosureFrame.object(
      ["name": .disclosable(), "list": .open(.array([0: .disclosable()], decoys: 1))], decoys: 2)
    let text = try ConcealedClaims(claims, concealedBy: frame) { salts.bytes(16) }.signed(header: [:], by: signer)
    let key = try VerificationKey(signer.publicJWK)
    let bytes = Array(text.utf8)
    var refused = 0
    for place in bytes.indices {
      for bit in [1, 4, 32] as [UInt8] {
        var changed = bytes
        changed[place] ^= bit
        let verified = Result { () throws -> JSONObject in
          let read = try SDJWT(parsing: String(decoding: changed, as: UTF8.self))
          _ = try read.token.verified(by: key)
          return try read.claims()
        }
        if case .success = verified { Issue.record("byte \(place) changed by \(bit)") } else { refused += 1 }
      }
    }
    #expect(refused == bytes.count * 3)
  }

  @Test("decoys are told from nothing, and digests stand in no order of the claims") func decoys() throws {
    var salts = SeededGenerator(seed: 1)
    let concealed = try ConcealedClaims(
      ["a": 1, "b": 2], concealedBy: .object(["a": .disclosable(), "b": .disclosable()], decoys: 6)
    ) { salts.bytes(16) }
    let digests = (concealed.payload["_sd"]?.array ?? []).compactMap(\.string)
    #expect(digests.count == 8 && digests == digests.sorted())
    #expect(Set(digests.map(\.count)) == [43])
    #expect(concealed.disclosures.count == 2 && concealed.payload["a"] == nil)
    #expect(throws: SDJWTError(.forbiddenName, "")) { try ConcealedClaims(["_sd": []], concealedBy: .whole) { [1] } }
    #expect(throws: SDJWTError(.forbiddenName, "")) {
      try ConcealedClaims(["x": ["...": 1]], concealedBy: .object([:])) { [1] }
    }
  }

  @Test("a holder binds a presentation to a nonce and an audience") func keyBinding() throws {
    var salts = SeededGenerator(seed: 1)
    let issuer = try SigningKey.generate(.ES256, keyID: "i")
    let holder = try SigningKey.generate(.ES256, keyID: "h")
    let other = try SigningKey.generate(.ES256, keyID: "h")
    let claims: JSONObject = ["name": "Zoé", "grade": "14/20", "cnf": ["jwk": holder.publicJWK.json]]
    let issued = try SDJWT(
      parsing: ConcealedClaims(
        claims, concealedBy: .object(["name": .disclosable(), "grade": .disclosable()])
      ) { salts.bytes(16) }.signed(header: [:], by: issuer))
    let chosen = try issued.disclosing([ClaimPath("name")])
    let text = try chosen.bound(by: holder, nonce: "n", audience: "https://v.example", issuedAt: 1000)
    let presented = try SDJWT(parsing: text)
    let expected = KeyBindingExpectation(nonce: "n", audience: "https://v.example", time: 1010)
    try presented.verifyKeyBinding(expected)
    #expect(presented.keyBinding?.header.keyID == nil)
    #expect(try presented.claims()["name"] == "Zoé")
    #expect(try presented.claims()["grade"] == nil)
    let forged = try SDJWT(
      parsing: chosen.bound(by: other, nonce: "n", audience: "https://v.example", issuedAt: 1000))
    #expect(throws: SDJWTError(.keyBindingSignature, "")) { try forged.verifyKeyBinding(expected) }
    // A key-binding JWT of another type is none.
    let typed = try CompactJWS.sign(
      header: ["typ": "JWT"], payload: presented.keyBinding?.payload ?? [], by: holder)
    #expect(throws: SDJWTError(.keyBindingMalformed, "")) {
      try SDJWT(parsing: chosen.text + typed.text).verifyKeyBinding(expected)
    }
    #expect(throws: SDJWTError(.keyBindingMalformed, "")) { try SDJWT(parsing: chosen.text + "a.b.c") }
    let unbound = try SDJWT(
      parsing: ConcealedClaims(["a": 1], concealedBy: .whole) { [1] }.signed(header: [:], by: issuer))
    #expect(throws: SDJWTError(.holderKeyMissing, "")) {
      try unbound.bound(by: holder, nonce: "n", audience: "a", issuedAt: 1)
    }
    #expect(throws: SDJWTError(.path, "")) { try issued.disclosing([ClaimPath("cnf")]) }
  }

  // MARK: Random claims, and the brute-force twin

  private static func object(_ depth: Int, _ generator: inout SeededGenerator) -> JSONObject {
    var object = JSONObject()
    for index in 0..<Int.random(in: 0...4, using: &generator) { object.append("k\(index)", value(depth, &generator)) }
    return object
  }

  private static func value(_ depth: Int, _ generator: inout SeededGenerator) -> JSON {
    switch Int.random(in: 0...(depth > 0 ? 4 : 2), using: &generator) {
    case 0: .number(JSONNumber(Int.random(in: 0...99, using: &generator)))
    case 1: .string("é\(Int.random(in: 0...99, using: &generator))~/")
    case 2: .null
    case 3: .object(object(depth - 1, &generator))
    default: .array((0..<Int.random(in: 0...3, using: &generator)).map { _ in value(depth - 1, &generator) })
    }
  }

  private static func paths(_ json: JSON, _ here: ClaimPath) -> [ClaimPath] {
    switch json {
    case .object(let object):
      object.flatMap { [here.appending(.name($0.name))] + paths($0.value, here.appending(.name($0.name))) }
    case .array(let array):
      array.enumerated().flatMap {
        [here.appending(.index($0.offset))] + paths($0.element, here.appending(.index($0.offset)))
      }
    default: []
    }
  }

  /// The claims without what is concealed and not shown.
  private static func subset(_ json: JSON, _ here: ClaimPath, _ concealed: Set<ClaimPath>, _ shown: Set<ClaimPath>)
    -> JSON
  {
    func isGone(_ path: ClaimPath) -> Bool { concealed.contains(path) && !shown.contains(path) }
    switch json {
    case .object(let object):
      var kept = JSONObject()
      for (name, value) in object where !isGone(here.appending(.name(name))) {
        kept.append(name, subset(value, here.appending(.name(name)), concealed, shown))
      }
      return .object(kept)
    case .array(let array):
      return .array(
        array.enumerated().filter { !isGone(here.appending(.index($0.offset))) }
          .map { subset($0.element, here.appending(.index($0.offset)), concealed, shown) })
    default: return json
    }
  }
}
