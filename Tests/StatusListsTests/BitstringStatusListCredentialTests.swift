import Encodings
import JSONTree
import StatusLists
import Testing

@Suite("Status list credential")
struct BitstringStatusListCredentialTests {
  static let subject: JSONObject = [
    "id": "https://example.com/status/3#list", "type": "BitstringStatusList", "statusPurpose": "revocation",
    "encodedList": .string(BitstringStatusListTests.published), "ttl": 300_000,
  ]
  static let good: JSONObject = [
    "@context": ["https://www.w3.org/ns/credentials/v2"], "id": "https://example.com/credentials/status/3",
    "type": ["VerifiableCredential", "BitstringStatusListCredential"], "issuer": ["id": "did:example:12345"],
    "validFrom": "2021-04-05T14:27:40Z", "validUntil": "2021-04-06T14:27:40Z",
    "credentialSubject": .object(subject),
  ]

  static func changed(_ name: String, _ value: JSON?, inSubject: Bool = false) -> JSON {
    var members = good
    if inSubject {
      var inner = subject
      inner[name] = value
      members["credentialSubject"] = .object(inner)
    } else {
      members[name] = value
    }
    return .object(members)
  }

  static func entry(_ purpose: StatusPurpose, _ index: Int) throws -> BitstringStatusListEntry {
    try BitstringStatusListEntry(
      purpose: purpose, index: index, listURL: "https://example.com/credentials/status/3")
  }

  @Test("A good credential is read")
  func reads() throws {
    let credential = try BitstringStatusListCredential(.object(Self.good))
    #expect(credential.kind == .bitstringStatusList)
    #expect(credential.id == "https://example.com/credentials/status/3")
    #expect(credential.issuer == "did:example:12345")
    #expect(credential.purposes == [.revocation])
    #expect(credential.ttlMilliseconds == 300_000)
    #expect(credential.validFrom == RFC3339.parse("2021-04-05T14:27:40Z"))
    #expect(credential.validUntil == RFC3339.parse("2021-04-06T14:27:40Z"))
    #expect(try credential.list().count == 131_072)
  }

  @Test("Data model 1.1 and Status List 2021 are read too")
  func older() throws {
    let text = String(BitstringStatusListTests.published.dropFirst())
    let credential = try BitstringStatusListCredential([
      "type": ["VerifiableCredential", "StatusList2021Credential"], "issuer": "did:example:1",
      "issuanceDate": "2021-04-05T14:27:40Z",
      "credentialSubject": [
        ["type": "StatusList2021", "statusPurpose": "suspension", "encodedList": .string(text)]
      ],
    ])
    #expect(credential.kind == .statusList2021)
    #expect(credential.issuer == "did:example:1")
    #expect(credential.validFrom == RFC3339.parse("2021-04-05T14:27:40Z"))
    #expect(credential.validUntil == nil)
    let list = try credential.list()
    #expect(throws: StatusListError(.kindMismatch, "")) {
      try credential.reading(of: Self.entry(.suspension, 3), in: list)
    }
    let older = try BitstringStatusListEntry([
      "type": "StatusList2021Entry", "statusPurpose": "suspension", "statusListIndex": "3",
      "statusListCredential": "https://example.com/s",
    ])
    #expect(try credential.reading(of: older, in: list).isSet == false)
  }

  @Test("A list of ours says of each entry what was set")
  func readings() throws {
    var list = BitstringStatusList()
    list[94_567] = true
    let subject = try BitstringStatusListCredential.subject(
      id: "https://example.com/status/3#list", purpose: .revocation, list: list, ttlMilliseconds: 60_000)
    let credential = try BitstringStatusListCredential(Self.changed("credentialSubject", subject))
    #expect(credential.ttlMilliseconds == 60_000)
    let expanded = try credential.list()
    #expect(try credential.reading(of: Self.entry(.revocation, 94_567), in: expanded).isSet)
    #expect(try credential.reading(of: Self.entry(.revocation, 94_566), in: expanded).isSet == false)
    #expect(try credential.reading(of: Self.entry(.revocation, 94_568), in: expanded).value == 0)
    #expect(throws: StatusListError(.indexOutOfRange, "")) {
      try credential.reading(of: Self.entry(.revocation, 131_072), in: expanded)
    }
    #expect(throws: StatusListError(.purposeMismatch, "")) {
      try credential.reading(of: Self.entry(.suspension, 94_567), in: expanded)
    }
  }

  @Test("A list of several purposes serves each of them; a message comes with the value")
  func purposesAndMessages() throws {
    let credential = try BitstringStatusListCredential(
      Self.changed("statusPurpose", ["suspension", "message"], inSubject: true))
    #expect(credential.purposes == [.suspension, .message])
    var list = BitstringStatusList(length: 2 * 131_072)
    list[11] = true
    let entry = try BitstringStatusListEntry([
      "type": "BitstringStatusListEntry", "statusPurpose": "message", "statusListIndex": "5", "statusSize": 2,
      "statusListCredential": "https://example.com/s",
      "statusMessage": .array((0..<4).map { ["status": .string("0x\($0)"), "message": .string("m\($0)")] }),
    ])
    let reading = try credential.reading(of: entry, in: list)
    #expect(reading.purpose == .message)
    #expect(reading.value == 1)
    #expect(reading.message == "m1")
    #expect(reading.isSet)
    #expect(throws: StatusListError(.listTooShort, "")) {
      try credential.reading(of: entry, in: BitstringStatusList())
    }
  }

  @Test("Each fault has its own code", arguments: credentialFaults)
  func faults(member: String, value: JSON?, inSubject: Bool, code: StatusListError.Code) {
    #expect(throws: StatusListError(code, "")) {
      try BitstringStatusListCredential(Self.changed(member, value, inSubject: inSubject))
    }
  }
}

private let credentialFaults: [(String, JSON?, Bool, StatusListError.Code)] = [
  ("type", ["VerifiableCredential"], false, .typeUnknown), ("type", nil, false, .typeUnknown),
  ("credentialSubject", nil, false, .subjectMalformed),
  ("credentialSubject", [], false, .subjectMalformed),
  (
    "credentialSubject",
    [
      .object(BitstringStatusListCredentialTests.subject),
      .object(BitstringStatusListCredentialTests.subject),
    ], false, .subjectMalformed
  ),
  ("type", "StatusList2021", true, .subjectMalformed), ("type", nil, true, .subjectMalformed),
  ("statusPurpose", nil, true, .purposeMalformed), ("statusPurpose", [], true, .purposeMalformed),
  ("statusPurpose", ["revocation", 1], true, .purposeMalformed),
  ("statusPurpose", "", true, .purposeMalformed),
  ("encodedList", nil, true, .encodedListMalformed), ("encodedList", 1, true, .encodedListMalformed),
  ("ttl", -1, true, .ttlMalformed), ("ttl", "300000", true, .ttlMalformed),
  ("ttl", 0.5, true, .ttlMalformed),
  ("validFrom", "yesterday", false, .validityMalformed), ("validUntil", 1, false, .validityMalformed),
  ("validUntil", "2021-04-06T14:27:40", false, .validityMalformed),
]
