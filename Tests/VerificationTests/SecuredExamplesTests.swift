import Credentials
import Encodings
import Foundation
import Identifiers
import JOSE
import JSONTree
import SDJWT
import TestMaterial
import Testing

@testable import Verification

/// The examples of "Securing Verifiable Credentials using JOSE and COSE": every one is read or named with its reason.
@Suite("Examples of VC-JOSE-COSE", .enabled(if: Shared.isPresent)) struct SecuredExamplesTests {
  private static let folder = "vectors/vc-jose-cose/spec-examples"

  private func file(_ number: String) throws -> String {
    let name = try #require(try Shared.names(in: Self.folder).first { $0.hasPrefix(number + "-") })
    return try Shared.text("\(Self.folder)/\(name)")
  }

  private func json(_ number: String) throws -> JSON { try JSON(parsing: Array(file(number).utf8)) }

  /// The tokens in an example's `data:` addresses, with their media types.
  private func tokens(_ number: String) throws -> [(type: String, token: String)] {
    try file(number).split(whereSeparator: { "\" \n".contains($0) }).filter { $0.hasPrefix("data:application/") }.map {
      let parts = $0.split(separator: ",", maxSplits: 1)
      return (String(parts[0].dropFirst("data:application/".count)), String(parts[1]))
    }
  }

  @Test("all 27 are accounted for") func account() throws {
    let cose = ["07", "08", "09", "24", "25", "26", "27"]  // skipped: COSE is no form of this project
    // Drawings: JSON with comments, an open string, a comma too many.
    let drawings = ["11", "12", "13", "14", "15"]
    let read = ["01", "02", "03", "04", "05", "06", "10", "16", "17", "18", "19", "20", "21", "22", "23"]
    let files = try Shared.names(in: Self.folder).filter { $0 != "index.json" }.map { String($0.prefix(2)) }
    #expect(Set(files) == Set(cose + drawings + read) && files.count == 27)
    for number in drawings { #expect(throws: JSONError.self, "\(number)") { try json(number) } }
  }

  @Test("the credentials are credentials of the data model 2.0") func credentials() throws {
    for (number, types, issuer) in [
      (
        "01", ["VerifiableCredential", "ExampleDegreeCredential", "ExamplePersonCredential"],
        "https://university.example/issuers/14"
      ),
      (
        "04", ["VerifiableCredential", "ExampleDegreeCredential", "ExamplePersonCredential"],
        "https://university.example/issuers/14"
      ),
      ("19", ["VerifiableCredential", "K9UnitCredential"], "https://contoso.example"),
      ("20", ["VerifiableCredential", "KYCExample"], "did:web:contoso.example"),
    ] {
      let reading = Credential.reading(try #require(try json(number).object))
      #expect(reading.faults.isEmpty, "\(number): \(reading.faults)")
      #expect(reading.value?.types == types && reading.value?.issuer.id == issuer, "\(number)")
      #expect(reading.value?.dataModel == .v2)
    }
    let status = try json("19")["credentialStatus"]
    #expect(status?["type"] == "StatusList2021Entry" && status?["statusListIndex"] == "273762")
  }

  @Test("the tokens have the header, algorithm and key that the text says") func tokens() throws {
    struct Header: Equatable {
      let type: String?
      let algorithm: SignatureAlgorithm?
      let key: String?
    }
    let key = "ExHkBMW9fmbkvV266mRpuP2sUY_N_EWIN1lapUzO8ro"
    let other = "SI3RHNouh8o81NOONPQUAL7EgZ-kI6_xj9oREvX1xOw"
    let third = "UQM__nQ4S6BO8nQ4nONXxpxhthoyNxb53LYgYz-2ABs"
    for (number, type, header, disclosures) in [
      ("02", "vc+jwt", Header(type: nil, algorithm: .ES384, key: key), 0),
      ("03", "vp+jwt", Header(type: nil, algorithm: .ES256, key: key), 0),
      // No tilde: the issuer's part alone.
      ("05", "vc+sd-jwt", Header(type: nil, algorithm: .ES256, key: key), 0),
      ("06", "vp+sd-jwt", Header(type: "vp+ld+json+sd-jwt", algorithm: .ES384, key: third), 5),
      ("22", "vc+sd-jwt", Header(type: "vc+ld+json+sd-jwt", algorithm: .ES384, key: other), 6),
      ("23", "vp+sd-jwt", Header(type: "vc+ld+json+sd-jwt", algorithm: .ES384, key: other), 0),
    ] as [(String, String, Header, Int)] {
      let found = try #require(try tokens(number).first, "\(number)")
      #expect(found.type == type, "\(number)")
      let jws: CompactJWS
      if found.token.contains("~"), number != "23" {
        let credential = try SDJWT(parsing: found.token)
        #expect(credential.disclosures.count == disclosures, "\(number)")
        // Every disclosure belongs to a digest, and nothing is left of the digests.
        let claims = try credential.claims()
        #expect(!JSON.object(claims).text().contains("\"_sd\""), "\(number)")
        jws = credential.token
      } else {
        jws = try CompactJWS(parsing: String(found.token.prefix { $0 != "~" }))
      }
      #expect(
        Header(type: jws.header.type, algorithm: jws.header.algorithm, key: jws.header.keyID) == header, "\(number)")
      #expect(try JSON(parsing: jws.payload)["@context"]?[0] == "https://www.w3.org/ns/credentials/v2", "\(number)")
    }
    // A disclosure of example 23 is no base64url: it holds dots.
    #expect(throws: SDJWTError.self) { try SDJWT(parsing: tokens("23")[0].token) }
    // Abbreviated by the text: three addresses, no token.
    #expect(try tokens("21").map(\.type) == ["vc+cose;base64", "vc+jwt", "vc+sd-jwt"])
    #expect(throws: JOSEError.self) { try CompactJWS(parsing: tokens("21")[1].token) }
    #expect(try json("10")["alg"] == "EdDSA")
    #expect(try json("10")["kid"]?.string?.contains("jwk-thumbprint:sha-256:NzbLsXh8") == true)
  }

  @Test("the controller documents name their methods, keys and purposes") func controllers() throws {
    for (number, id, assertion) in [
      ("16", "https://university.example/issuers/565049", 0), ("17", "https://university.example/issuers/565049", 1),
    ] {
      let document = try ControllerDocument(json(number), describing: id)
      #expect(document.verificationMethods.count == 1 && document.assertionMethods.count == assertion, "\(number)")
      let method = document.verificationMethods[0]
      #expect(method.id == id + "#key-123" && method.type == "JsonWebKey" && method.controller == id)
      #expect(method.key.algorithm == "ES384" && method.key.json["crv"] == "P-384")
    }
    let vendor = try ControllerDocument(json("18"), describing: "did:web:vendor.example")
    #expect(!vendor.verificationMethods.isEmpty || !vendor.unreadable.isEmpty)
    for method in vendor.verificationMethods { #expect(method.controller == "did:web:vendor.example") }
  }

  @Test("none is taken for valid, and each has its form") func reports() async throws {
    let verifier = Verifier(documents: OfflineDocumentSource())
    for (number, format) in [
      ("02", CredentialFormat.unsigned), ("03", .vpJWT), ("06", .vcSDJWT), ("22", .vcSDJWT),
    ] {
      let report = await verifier.verify(
        Array(try file(number).trimmingCharacters(in: .whitespacesAndNewlines).utf8),
        VerificationOptions(now: Date(timeIntervalSince1970: 1_790_000_000)))
      #expect(report.verdict != .valid, "\(number)")
      #expect(report.format == format, "\(number): \(report.format?.rawValue ?? "none")")
    }
  }
}
