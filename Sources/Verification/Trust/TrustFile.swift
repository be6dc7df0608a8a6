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
  static let endorsementType = "palier-trust-key+jwt"
  static let version = 1
  /// Seconds that two clocks may differ.
  static let leeway: TimeInterval = 300
  /// Bytes of a file: 64 MiB, some five hundred status lists.
  public static let maximumBytes = 64 << 20

  /// The DID of the exporting organisation, and its name.
  public let exporter: String
  public let exporterName: String
  public let exportedAt: Date
  /// The thumbprint (RFC 7638) of the key that signed it: what a careful reader compares by another way.
  public let signedBy: String
  public let facts: TrustFacts
  /// Words of the exporter's earlier keys for the one that signed, each a compact JWS.
  private let endorsements: [CompactJWS]

  /// Writes and signs.
  /// - Parameters:
  ///   - signer: a key of the exporter, whose controller document must be among the facts.
  ///   - earlier: keys that signed before, and may still vouch for the one that signs now.
  /// - Throws: ``JOSEError`` when it cannot be signed.
  public static func signed(
    _ facts: TrustFacts, exporter: String, exporterName: String, at now: Date, by signer: SigningKey,
    endorsedBy earlier: [SigningKey] = []
  ) throws -> String {
    let thumbprint = signer.publicJWK.thumbprint()
    let endorsements = try earlier.map { try endorsement(of: thumbprint, exporter: exporter, at: now, by: $0) }
    var payload: JSONObject = [
      "version": .number(JSONNumber(version)), "iss": .string(exporter), "name": .string(exporterName),
      "exportedAt": .string(RFC3339.string(now)), "endorsements": .array(endorsements.map { .string($0) }),
    ]
    for (name, value) in facts.members { payload.append(name, value) }
    return try sign(JSON.object(payload), type, by: signer)
  }

  private static func endorsement(
    of thumbprint: String, exporter: String, at now: Date, by signer: any Signer
  ) throws -> String {
    try sign(
      ["iss": .string(exporter), "key": .string(thumbprint), "at": .string(RFC3339.string(now))], endorsementType,
      by: signer)
  }

  private static func sign(_ payload: JSON, _ type: String, by signer: any Signer) throws -> String {
    let header: JSONObject = [
      "alg": .string(signer.algorithm.rawValue), "typ": .string(type), "kid": .string(signer.keyID),
    ]
    return try CompactJWS.sign(header: header, payload: payload.serialized(), by: signer).text
  }

  /// Reads a file, and checks that it is whole: signed by a key that the exporter's own document in it names.
  /// - Parameter now: a file that is dated later is refused.
  /// - Throws: ``TrustError``.
  public init(parsing text: String, at now: Date) throws(TrustError) {
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
    exporterName = try TrustFacts.line(json, "name")
    exportedAt = try TrustFacts.date(json, "exportedAt")
    facts = try TrustFacts(json)
    guard exportedAt <= now.addingTimeInterval(Self.leeway) else {
      throw TrustError(.future, "the trust file is dated \(RFC3339.string(exportedAt)), which has not come yet")
    }
    guard facts.documents.allSatisfy({ [exportedAt] in $0.fetchedAt <= exportedAt.addingTimeInterval(Self.leeway) })
    else { throw TrustError(.malformed, "a document was read after the file was written") }
    endorsements = (json["endorsements"]?.array ?? []).prefix(100).compactMap {
      $0.string.flatMap { try? CompactJWS(parsing: $0) }
    }
    let key = try Self.key(jws.header.keyID, of: exporter, in: facts)
    guard (try? jws.verified(by: key)) != nil else {
      throw TrustError(.signature, "the trust file was changed since it was signed")
    }
    signedBy = key.jwk.thumbprint()
  }

  private static func key(
    _ name: String?, of exporter: String, in facts: TrustFacts
  ) throws(TrustError) -> VerificationKey {
    guard let did = try? DID(exporter), did.method == "web" else {
      throw TrustError(.malformed, "a trust file is written by an organisation with a did:web")
    }
    let missing = TrustError(.signature, "the trust file is not signed by a key of its exporter")
    // A key that the file itself calls compromised does not vouch for it.
    guard let name, let key = facts.key(named: name, of: did),
      !facts.isCompromised(key.jwk.thumbprint(), of: exporter)
    else { throw missing }
    return key
  }
}

extension TrustFile {
  /// Why a later file of the same exporter does not take the place of an earlier one.
  public enum Break: Sendable, Equatable {
    /// It is older: it would bring back lists from before a revocation.
    case older
    /// It is signed by a key that the earlier one does not answer for.
    case unknownKey
    /// It calls a key good that the earlier one called compromised.
    case compromiseWithdrawn
  }

  /// Whether this file may take the place of `known`: it is not older, takes back no compromise, and is signed by a key
  /// that `known` names and does not call compromised, or that such a key vouches for.
  ///
  /// What only this file says proves nothing: everybody can write it.
  /// - Parameter isConfirmed: the reader compared this file's ``signedBy`` by another way.
  public func breakWith(_ known: TrustFile, isConfirmed: Bool = false) -> Break? {
    if exportedAt < known.exportedAt { return .older }
    let space = TrustNamespace(did: exporter)
    let compromised = known.facts.keys.filter { key in
      if case .compromised = key.standing { return space.holds(key: key.id) }
      return false
    }
    guard compromised.allSatisfy({ facts.isCompromised($0.thumbprint, of: exporter) }) else {
      return .compromiseWithdrawn
    }
    if isConfirmed || known.answers(for: signedBy) { return nil }
    guard let did = try? DID(exporter) else { return .unknownKey }
    let isEndorsed = endorsements.contains { word in
      guard word.header.isType(Self.endorsementType), let name = word.header.keyID,
        let key = known.facts.key(named: name, of: did), known.answers(for: key.jwk.thumbprint()),
        (try? word.verified(by: key)) != nil, let json = try? JSON(parsing: word.payload)
      else { return false }
      return json["iss"]?.string == exporter && json["key"]?.string == signedBy
    }
    return isEndorsed ? nil : .unknownKey
  }

  /// Whether a key is one of the exporter's that this file does not call compromised.
  private func answers(for thumbprint: String) -> Bool {
    let space = TrustNamespace(did: exporter)
    return !facts.isCompromised(thumbprint, of: exporter)
      && (signedBy == thumbprint
        || facts.keys.contains { $0.thumbprint == thumbprint && space.holds(key: $0.id) })
  }
}

extension TrustFacts {
  /// The assertion key of that name in the body's own document.
  fileprivate func key(named name: String, of did: DID) -> VerificationKey? {
    guard let address = try? DIDWeb.address(of: did),
      let document = documents.first(where: { $0.address == address }),
      let json = try? JSON(parsing: Array(document.text.utf8)),
      let controller = try? ControllerDocument(json, describing: did.text)
    else { return nil }
    return controller.assertionMethods.first { $0.id == name }?.verificationKey
  }

  fileprivate func isCompromised(_ thumbprint: String, of exporter: String) -> Bool {
    let space = TrustNamespace(did: exporter)
    return keys.contains { key in
      if case .compromised = key.standing { return key.thumbprint == thumbprint && space.holds(key: key.id) }
      return false
    }
  }
}
