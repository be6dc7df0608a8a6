import JSONTree
import TestMaterial
import Testing

@testable import Credentials

/// For each MUST that the W3C suite's inputs show: the input is accepted, and a copy that breaks it is refused there.
@Suite(.enabled(if: Shared.isPresent)) struct MutationTests {
  private static let folder = "vectors/vc-data-model-2.0/tests/input"

  struct Mutation: CustomTestStringConvertible {
    let file: String
    let pointer: String
    /// `nil` removes.
    let value: JSON?
    let code: CredentialFault.Code

    init(_ file: String, _ pointer: String, _ value: JSON?, _ code: CredentialFault.Code) {
      self.file = file
      self.pointer = pointer
      self.value = value
      self.code = code
    }

    var testDescription: String { "\(file) \(pointer) \(value?.text() ?? "removed")" }
  }

  static let mutations: [Mutation] = [
    // 4.3 Contexts
    Mutation("credential-ok", "/@context", nil, .missing),
    Mutation("credential-ok", "/@context", [], .missing),
    Mutation("credential-ok", "/@context", "https://www.w3.org/2018/other", .wrongType),
    Mutation("credential-ok", "/@context", 5, .wrongType),
    Mutation("credential-context-combo1-ok", "/@context/0", "https://example.org/first", .wrongValue),
    Mutation("credential-context-combo1-ok", "/@context/1", 5, .wrongType),
    // 4.4 Identifiers
    Mutation("credential-id-single-ok", "/id", 5, .wrongType),
    Mutation("credential-id-single-ok", "/id", ["did:example:a", "did:example:b"], .wrongType),
    Mutation("credential-id-single-ok", "/id", "not a url", .wrongValue),
    Mutation("credential-id-subject-single-ok", "/credentialSubject/id", ["did:example:a"], .wrongType),
    Mutation("credential-id-subject-single-ok", "/credentialSubject/id", "not a url", .wrongValue),
    // 4.5 Types
    Mutation("credential-ok", "/type", nil, .missing),
    Mutation("credential-ok", "/type", [], .empty),
    Mutation("credential-ok", "/type", ["Other"], .wrongValue),
    Mutation("credential-ok", "/type", 5, .wrongType),
    Mutation("credential-type-url-ok", "/type", ["VerifiableCredential", 5], .wrongType),
    // 4.6 Names and descriptions
    Mutation("names-and-descriptions/credential-name-ok", "/name", 5, .wrongType),
    Mutation("names-and-descriptions/credential-name-language-en-ok", "/name/@value", 5, .wrongType),
    Mutation("names-and-descriptions/credential-name-language-direction-en-ok", "/name/extra", "x", .notAllowed),
    Mutation("names-and-descriptions/credential-name-language-direction-en-ok", "/name/@direction", "up", .wrongValue),
    Mutation("names-and-descriptions/credential-description-ok", "/description", true, .wrongType),
    Mutation("names-and-descriptions/issuer-name-ok", "/issuer/name", 5, .wrongType),
    Mutation("names-and-descriptions/issuer-description-ok", "/issuer/description", 5, .wrongType),
    // 4.7 Issuer
    Mutation("credential-ok", "/issuer", nil, .missing),
    Mutation("credential-ok", "/issuer", 5, .wrongType),
    Mutation("credential-ok", "/issuer", "not a url", .wrongValue),
    Mutation("credential-issuer-object-ok", "/issuer/id", nil, .missing),
    Mutation("credential-issuer-object-ok", "/issuer/id", "not a url", .wrongValue),
    // 4.8 Subject
    Mutation("credential-ok", "/credentialSubject", nil, .missing),
    Mutation("credential-ok", "/credentialSubject", [:], .empty),
    Mutation("credential-ok", "/credentialSubject", [], .empty),
    Mutation("credential-ok", "/credentialSubject", "did:example:subject", .wrongType),
    Mutation("credential-subject-multiple-ok", "/credentialSubject/1", 5, .wrongType),
    // 4.9 Validity
    Mutation("credential-validfrom-tz-ok", "/validFrom", "2020-01-01", .wrongValue),
    Mutation("credential-validfrom-tz-ok", "/validFrom", 1_577_836_800, .wrongType),
    Mutation("credential-validuntil-tz-ok", "/validUntil", "soon", .wrongValue),
    Mutation("credential-validUntil-validFrom-ok", "/validUntil", "2001-01-01T00:00:00Z", .wrongValue),
    // 4.10 Status
    Mutation("credential-status-ok", "/credentialStatus/type", nil, .missing),
    Mutation("credential-status-ok", "/credentialStatus/id", "not a url", .wrongValue),
    Mutation("credential-status-ok", "/credentialStatus", 5, .wrongType),
    // 4.11 Schemas
    Mutation("credential-schema-ok", "/credentialSchema/id", nil, .missing),
    Mutation("credential-schema-ok", "/credentialSchema/id", "not a url", .wrongValue),
    Mutation("credential-schema-ok", "/credentialSchema/type", nil, .missing),
    Mutation("credential-schemas-ok", "/credentialSchema/1/type", nil, .missing),
    // 5.4 Refreshing, 5.5 terms of use, 5.6 evidence
    Mutation("credential-refresh-ok", "/refreshService/type", nil, .missing),
    Mutation("credential-refreshs-ok", "/refreshService/1/type", nil, .missing),
    Mutation("credential-termsofuse-ok", "/termsOfUse/type", nil, .missing),
    Mutation("credential-termsofuses-ok", "/termsOfUse/1/type", nil, .missing),
    Mutation("credential-evidence-ok", "/evidence/type", nil, .missing),
    Mutation("credential-evidences-ok", "/evidence/1/type", nil, .missing),
  ]

  @Test(arguments: mutations) func refusesWhatBreaksARule(_ mutation: Mutation) throws {
    let original = try Self.filled(Shared.json("\(Self.folder)/\(mutation.file).json"))
    #expect(Credential.reading(original).faults.isEmpty)
    let path = mutation.pointer.split(separator: "/").map(String.init)
    let changed = try #require(Self.changed(.object(original), path[...], mutation.value)?.object)
    #expect(changed != original, "the mutation changes nothing")
    let faults = Credential.reading(changed).faults
    // A language object is judged as a whole.
    #expect(
      faults.contains {
        $0.code == mutation.code
          && ($0.pointer.text.hasPrefix(mutation.pointer) || mutation.pointer.hasPrefix($0.pointer.text + "/@"))
      }, "\(faults)")
  }

  @Test func everyRuleIsThere() { #expect(Self.mutations.count == 50) }

  /// The suite fills its templates in.
  private static func filled(_ json: JSON) throws -> JSONObject {
    var members = try #require(json.object)
    switch members["issuer"] {
    case .object(var issuer)?:
      issuer["id"] = issuer["id"] ?? "did:example:issuer"
      members["issuer"] = .object(issuer)
    case nil: members["issuer"] = "did:example:issuer"
    default: break
    }
    if members["validFrom"] == "PAST DATE" { members["validFrom"] = "2020-01-01T00:00:00Z" }
    if members["validUntil"] == "FUTURE DATE" { members["validUntil"] = "2120-01-01T00:00:00Z" }
    return members
  }

  private static func changed(_ json: JSON, _ path: ArraySlice<String>, _ value: JSON?) -> JSON? {
    guard let step = path.first else { return value }
    switch json {
    case .object(var object):
      let inner = object[step] ?? .null
      let new = path.count == 1 ? value : changed(inner, path.dropFirst(), value)
      object[step] = new
      return .object(object)
    case .array(var array):
      guard let index = Int(step), array.indices.contains(index) else { return nil }
      let new = path.count == 1 ? value : changed(array[index], path.dropFirst(), value)
      if let new { array[index] = new } else { array.remove(at: index) }
      return .array(array)
    default: return nil
    }
  }
}
