import JSONTree
import TestMaterial
import Testing

@testable import Credentials

/// The presentations of the W3C suite: accepted as they are, refused where a copy breaks a rule.
@Suite(.enabled(if: Shared.isPresent)) struct PresentationTests {
  private static let folder = "vectors/vc-data-model-2.0/tests/input"

  private static func input(_ name: String) throws -> JSONObject {
    try #require(try Shared.json("\(folder)/\(name).json").object)
  }

  @Test func acceptsTheInputsOfTheW3CSuite() throws {
    let names = try Shared.names(in: Self.folder).filter { $0.hasPrefix("presentation-") }
    #expect(names.count == 12)
    for name in names {
      let faults = Presentation.faults(in: try Self.input(String(name.dropLast(".json".count))))
      #expect(faults.isEmpty, "\(name): \(faults)")
    }
  }

  static let mutations: [(file: String, pointer: String, value: JSON?, code: CredentialFault.Code)] = [
    // 4.3 Contexts
    ("presentation-ok", "/@context", nil, .missing), ("presentation-ok", "/@context", [], .missing),
    ("presentation-ok", "/@context", 5, .wrongType),
    ("presentation-context-combo1-ok", "/@context/0", "https://example.org/first", .wrongValue),
    ("presentation-context-combo2-ok", "/@context/1", 5, .wrongType),
    // 4.4 Identifiers
    ("presentation-id-ok", "/id", 5, .wrongType), ("presentation-id-ok", "/id", "not a url", .wrongValue),
    ("presentation-id-ok", "/id", ["urn:uuid:9c9a36f8-518f-4976-a934-6649502d0008"], .wrongType),
    // 4.5 Types
    ("presentation-ok", "/type", nil, .missing), ("presentation-ok", "/type", [], .empty),
    ("presentation-ok", "/type", ["VerifiableCredential"], .wrongValue),
    ("presentation-optional-type-ok", "/type", ["ExamplePresentation"], .wrongValue),
    ("presentation-optional-type-ok", "/type/1", 5, .wrongType),
    // 4.13 Presentations
    ("presentation-holder-ok", "/holder", 5, .wrongType),
    ("presentation-holder-ok", "/holder", "not a url", .wrongValue),
    ("presentation-holder-ok", "/holder", ["did:example:a"], .wrongType),
    ("presentation-holder-object-ok", "/holder/id", nil, .missing),
    ("presentation-holder-object-ok", "/holder/id", "not a url", .wrongValue),
    // 4.13.1 Enveloped credentials
    ("presentation-enveloped-vc-ok", "/verifiableCredential/0/@context", nil, .missing),
    ("presentation-enveloped-vc-ok", "/verifiableCredential/0/id", nil, .missing),
    ("presentation-enveloped-vc-ok", "/verifiableCredential/0/id", 5, .wrongType),
    ("presentation-enveloped-vc-ok", "/verifiableCredential/0/id", "https://example.org/vc", .wrongValue),
  ]

  @Test(arguments: mutations.indices) func refusesWhatBreaksARule(_ index: Int) throws {
    let mutation = Self.mutations[index]
    let original = try Self.input(mutation.file)
    #expect(Presentation.faults(in: original).isEmpty)
    let path = mutation.pointer.split(separator: "/").map(String.init)
    let changed = try #require(Self.changed(.object(original), path[...], mutation.value)?.object)
    #expect(changed != original, "the mutation changes nothing")
    let faults = Presentation.faults(in: changed)
    #expect(
      faults.contains { $0.code == mutation.code && $0.pointer.text.hasPrefix(mutation.pointer) },
      "\(mutation): \(faults)")
  }

  @Test func theOlderModelHasItsOwnContext() {
    let older: JSONObject = [
      "@context": ["https://www.w3.org/2018/credentials/v1"], "type": "VerifiablePresentation",
      "verifiableCredential": "a.b.c",
    ]
    #expect(Presentation.faults(in: older).isEmpty)
    let single: JSONObject = [
      "@context": ["https://www.w3.org/ns/credentials/v2"], "type": "VerifiablePresentation",
      "verifiableCredential": ["type": ["EnvelopedVerifiableCredential"], "id": "x:y"],
    ]
    #expect(
      Presentation.faults(in: single).map { "\($0.pointer.text) \($0.code.rawValue)" }.sorted()
        == ["/verifiableCredential/@context missing", "/verifiableCredential/id wrong-value"])
  }

  /// As many faults as anybody reads, however many envelopes there are.
  @Test func faultsAreBounded() {
    let members: JSONObject = [
      "@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiablePresentation"],
      "verifiableCredential": .array(Array(repeating: ["type": "EnvelopedVerifiableCredential"], count: 10_000)),
    ]
    #expect((200..<210).contains(Presentation.faults(in: members).count))
  }

  private static func changed(_ json: JSON, _ path: ArraySlice<String>, _ value: JSON?) -> JSON? {
    guard let step = path.first else { return value }
    switch json {
    case .object(var object):
      object[step] = changed(object[step] ?? .null, path.dropFirst(), value)
      return .object(object)
    case .array(var array):
      guard let index = Int(step), array.indices.contains(index) else { return nil }
      if let new = changed(array[index], path.dropFirst(), value) {
        array[index] = new
      } else {
        array.remove(at: index)
      }
      return .array(array)
    default: return nil
    }
  }
}
