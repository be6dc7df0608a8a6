import Encodings
import Foundation
import Identifiers
import JOSE
import JSONTree

/// Trust facts as a data folder hands them on: dated, and signed by it (a compact JWS, `palier-trust+jwt`).
///
/// The signature says who exported the file and that it is whole. That its facts are believed is the word of whoever
/// gives it to a verifier: nothing in a file speaks for the file.
public struct TrustFile: Sendable {
  static let type = "palier-trust+jwt"
  static let version = 1
  /// Bytes of a file: 64 MiB, some five hundred status lists.
  public static let maximumBytes = 64 << 20

  /// The DID of the exporting organisation, and its name.
  public let exporter: String
  public let exporterName: String
  public let exportedAt: Date
  /// The thumbprint (RFC 7638) of the key that signed it: what a careful reader compares by another way.
  public let signedBy: String
  public let facts: TrustFacts

  /// Writes and signs.
  /// - Parameter signer: a key of the exporter, whose controller document must be among the facts.
  /// - Throws: ``JOSEError`` when it cannot be signed.
  public static func signed(
    _ facts: TrustFacts, exporter: String, exporterName: String, at now: Date, by signer: any Signer
  ) throws -> String {
    var payload: JSONObject = [
      "version": .number(JSONNumber(version)), "iss": .string(exporter), "name": .string(exporterName),
      "exportedAt": .string(RFC3339.string(now)),
    ]
    for (name, value) in facts.members { payload.append(name, value) }
    let header: JSONObject = [
      "alg": .string(signer.algorithm.rawValue), "typ": .string(type), "kid": .string(signer.keyID),
    ]
    return try CompactJWS.sign(header: header, payload: JSON.object(payload).serialized(), by: signer).text
  }

  /// Reads a file, and checks that it is whole: signed by a key that the exporter's own document in it names.
  /// - Throws: ``TrustError``.
  public init(parsing text: String) throws(TrustError) {
    guard text.utf8.count <= Self.maximumBytes else {
      throw TrustError(.tooLarge, "a trust file of more than \(Self.maximumBytes >> 20) MiB")
    }
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard let jws = try? CompactJWS(parsing: trimmed), jws.header.isType(Self.type),
      let json = try? JSON(parsing: jws.payload, limits: JSONLimits(maximumBytes: Self.maximumBytes))
    else { throw TrustError(.unreadable, "this is no trust file") }
    guard json["version"]?.int == Self.version else {
      throw TrustError(.newer, "a trust file of another version: use a newer program")
    }
    exporter = try TrustFacts.text(json, "iss")
    exporterName = try TrustFacts.text(json, "name")
    exportedAt = try TrustFacts.date(json, "exportedAt")
    facts = try TrustFacts(json)
    let key = try Self.key(jws.header.keyID, of: exporter, in: facts)
    guard (try? jws.verified(by: key)) != nil else {
      throw TrustError(.signature, "the trust file was changed since it was signed")
    }
    signedBy = key.jwk.thumbprint()
  }

  private static func key(
    _ name: String?, of exporter: String, in facts: TrustFacts
  ) throws(TrustError) -> VerificationKey {
    let missing = TrustError(.signature, "the trust file is not signed by a key of its exporter")
    guard let name, let did = try? DID(exporter), did.method == "web", let address = try? DIDWeb.address(of: did),
      let document = facts.documents.first(where: { $0.address == address }),
      let json = try? JSON(parsing: Array(document.text.utf8)),
      let controller = try? ControllerDocument(json, describing: exporter),
      let method = controller.assertionMethods.first(where: { $0.id == name }), let key = method.verificationKey
    else { throw missing }
    // A key that the file itself calls compromised does not vouch for it.
    let isCompromised = facts.keys.contains { known in
      if case .compromised = known.standing { return known.thumbprint == key.jwk.thumbprint() }
      return false
    }
    guard !isCompromised else { throw missing }
    return key
  }
}
