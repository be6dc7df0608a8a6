import JSONTree
import StatusLists
import Testing

@Suite("Status list entry")
struct BitstringStatusListEntryTests {
  static let good: JSONObject = [
    "id": "https://example.com/credentials/status/3#94567", "type": "BitstringStatusListEntry",
    "statusPurpose": "revocation", "statusListIndex": "94567",
    "statusListCredential": "https://example.com/credentials/status/3",
  ]

  static func changed(_ name: String, _ value: JSON?) -> JSON {
    var members = good
    members[name] = value
    return .object(members)
  }

  @Test("A good entry is read, and written as it was")
  func reads() throws {
    let entry = try BitstringStatusListEntry(.object(Self.good))
    #expect(entry.kind == .bitstringStatusList)
    #expect(entry.id == "https://example.com/credentials/status/3#94567")
    #expect(entry.purpose == .revocation)
    #expect(entry.index == 94_567)
    #expect(entry.listURL == "https://example.com/credentials/status/3")
    #expect(entry.size == 1)
    #expect(entry.messages.isEmpty)
    #expect(entry.json.text() == JSON.object(Self.good).text())
    let made = try BitstringStatusListEntry(
      id: entry.id, purpose: .revocation, index: 94_567, listURL: entry.listURL)
    #expect(made == entry)
  }

  @Test("An entry may lack its id, and its type may be one of several")
  func liberties() throws {
    #expect(try BitstringStatusListEntry(Self.changed("id", nil)).id == nil)
    let types: JSON = ["Other", "BitstringStatusListEntry"]
    #expect(try BitstringStatusListEntry(Self.changed("type", types)).kind == .bitstringStatusList)
    #expect(
      try BitstringStatusListEntry(Self.changed("type", "StatusList2021Entry")).kind == .statusList2021)
    #expect(
      try BitstringStatusListEntry(Self.changed("statusPurpose", "quarantine")).purpose.rawValue
        == "quarantine")
    #expect(try BitstringStatusListEntry(Self.changed("statusListIndex", "0")).index == 0)
    #expect(try BitstringStatusListEntry(Self.changed("statusListIndex", "0012")).index == 12)
    #expect(StatusListKind.ofEntry(["type": "TokenStatusList"]) == nil)
    #expect(StatusListKind.ofEntry("x") == nil)
  }

  @Test("Messages of an entry of several bits are read and written")
  func messages() throws {
    var members = Self.good
    members["statusPurpose"] = "message"
    members["statusSize"] = 2
    members["statusMessage"] = [
      ["status": "0x1", "message": "accepted"],
      ["status": "0x0", "message": "pending_review", "extra": true],
      ["status": "0x2", "message": "rejected"], ["status": "0x3", "message": "undefined"],
    ]
    members["statusReference"] = "https://example.org/status-dictionary/"
    let entry = try BitstringStatusListEntry(.object(members))
    #expect(entry.messages.map(\.message) == ["pending_review", "accepted", "rejected", "undefined"])
    #expect(entry.references == ["https://example.org/status-dictionary/"])
    #expect(try BitstringStatusListEntry(entry.json) == entry)
  }

  @Test("Each fault has its own code", arguments: entryFaults)
  func faults(member: String, value: JSON?, code: StatusListError.Code) {
    #expect(throws: StatusListError(code, "")) {
      try BitstringStatusListEntry(Self.changed(member, value))
    }
  }

  @Test("An entry cannot be made for a negative index or a relative address")
  func making() {
    #expect(throws: StatusListError(.indexMalformed, "")) {
      try BitstringStatusListEntry(purpose: .revocation, index: -1, listURL: "https://example.com/s")
    }
    #expect(throws: StatusListError(.listAddressMalformed, "")) {
      try BitstringStatusListEntry(purpose: .revocation, index: 1, listURL: "s")
    }
  }
}

private let entryFaults: [(String, JSON?, StatusListError.Code)] = [
  ("type", nil, .typeUnknown), ("type", "RevocationList2020Status", .typeUnknown),
  ("type", 3, .typeUnknown),
  ("id", "https://example.com/credentials/status/3", .idMalformed), ("id", 7, .idMalformed),
  ("id", JSON.null, .idMalformed),
  ("statusPurpose", nil, .purposeMalformed), ("statusPurpose", "", .purposeMalformed),
  ("statusPurpose", ["revocation"], .purposeMalformed),
  ("statusListIndex", nil, .indexMalformed), ("statusListIndex", 94567, .indexMalformed),
  ("statusListIndex", "", .indexMalformed), ("statusListIndex", "-1", .indexMalformed),
  ("statusListIndex", "+1", .indexMalformed), ("statusListIndex", " 1", .indexMalformed),
  ("statusListIndex", "1.0", .indexMalformed), ("statusListIndex", "0x10", .indexMalformed),
  ("statusListIndex", "1e3", .indexMalformed), ("statusListIndex", "٣", .indexMalformed),
  ("statusListIndex", "99999999999999999999", .indexOutOfRange),
  ("statusListCredential", nil, .listAddressMalformed),
  ("statusListCredential", 1, .listAddressMalformed),
  ("statusListCredential", "/status/3", .listAddressMalformed),
  ("statusListCredential", "https:", .listAddressMalformed),
  ("statusListCredential", "https://a b/", .listAddressMalformed),
  ("statusListCredential", ":x", .listAddressMalformed),
  ("statusListCredential", "", .listAddressMalformed),
  ("statusSize", 0, .sizeMalformed), ("statusSize", -1, .sizeMalformed),
  ("statusSize", "1", .sizeMalformed),
  ("statusSize", 1.5, .sizeMalformed), ("statusSize", 17, .sizeUnsupported),
  ("statusSize", 2, .messagesMalformed),
  ("statusMessage", [], .messagesMalformed), ("statusMessage", "x", .messagesMalformed),
  ("statusMessage", [["status": "0x0", "message": "a"]], .messagesMalformed),
  ("statusMessage", messages("0x0", "0x0"), .messagesMalformed),
  ("statusMessage", messages("0x0", "0x2"), .messagesMalformed),
  ("statusMessage", messages("0x0", "1"), .messagesMalformed),
  ("statusMessage", messages("0x0", "0x+1"), .messagesMalformed),
  ("statusMessage", messages("0x", "0x1"), .messagesMalformed),
  ("statusMessage", [["status": "0x0", "message": 1], ["status": "0x1"]], .messagesMalformed),
  ("statusReference", 1, .referenceMalformed),
  ("statusReference", ["https://a/", "b"], .referenceMalformed),
]

private func messages(_ statuses: String...) -> JSON {
  .array(statuses.map { ["status": .string($0), "message": "m"] })
}
