import JSONTree
import StatusLists
import TestMaterial
import Testing

@Suite("Examples of the specification", .enabled(if: Shared.isPresent))
struct SpecificationExamplesTests {
  static let folder = "vectors/vc-bitstring-status-list/spec-examples"

  @Test("All four examples are read: three entries, two lists")
  func examples() throws {
    let files = try Shared.json("\(Self.folder)/index.json").array?.compactMap { $0["file"]?.string } ?? []
    #expect(files.count == 4)
    var entries: [BitstringStatusListEntry] = []
    var lists: [BitstringStatusListCredential] = []
    for file in files {
      let credential = try Shared.json("\(Self.folder)/\(file)")
      if let status = credential["credentialStatus"] {
        entries += try (status.array ?? [status]).map { try BitstringStatusListEntry($0) }
      } else {
        lists.append(try BitstringStatusListCredential(credential))
      }
    }
    #expect(entries.map(\.index) == [94_567, 23_452, 94_567])
    #expect(entries.map(\.purpose) == [.revocation, .suspension, .revocation])
    #expect(lists.count == 2)
    for list in lists {
      #expect(list.issuer == "did:example:12345")
      let bits = try list.list()
      #expect(bits == BitstringStatusList())
      #expect(try list.reading(of: entries[0], in: bits).isSet == false)
      #expect(throws: StatusListError(.purposeMismatch, "")) { try list.reading(of: entries[1], in: bits) }
    }
  }
}
