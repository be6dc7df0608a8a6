import Crypto
import Encodings
import Foundation
import JOSE
import JSONTree

/// Checks `proof` and `issuer-key`, which need each other: whose key is it, and does the signature match?
struct ProofPolicy {
  let keys: KeyFinder
  let standings: any KeyStandings
  /// Texts that the operator's journal holds from before a key was compromised, by SHA-256.
  var knownFromBefore: Set<String> = []

  struct Answer {
    var proof: Finding
    var key: Finding
    /// The key by which the signature is good, when it was found through the controller.
    var signedBy: PreparedKey?

    var isGood: Bool { signedBy != nil }
  }

  /// - Parameters:
  ///   - controller: the issuer of a credential or list, the holder of a presentation.
  func examine(
    _ token: SignedToken, by controller: String?, for purpose: KeyPurpose, at: Date, byIssuerMetadata: Bool = false
  ) -> Answer {
    let jws = token.jws
    let name: JSONObject = ["algorithm": .string(jws.header.algorithmName)]
    let unreached = Finding(.issuerKey, .unknown, .issuerKeyNotReached)
    guard let algorithm = jws.header.algorithm else {
      // RFC 8725 section 3.1: "none" is never taken, however it is spelt.
      return Answer(
        proof: jws.header.algorithmName.lowercased() == "none"
          ? Finding(.proof, .fail, .proofUnsigned)
          : Finding(.proof, .unknown, .proofAlgorithmUnknown, name), key: unreached)
    }
    guard SignatureAlgorithm.asymmetric.contains(algorithm) else {
      return Answer(proof: Finding(.proof, .fail, .proofAlgorithmRefused, name), key: unreached)
    }
    if token.hasOtherSignatures {
      return Answer(proof: Finding(.proof, .unknown, .proofSeveralSignatures), key: unreached)
    }
    switch keys.find(jws.header, of: controller, for: purpose, at: at, byIssuerMetadata: byIssuerMetadata)
    {
    case .none(let finding): return Answer(proof: Finding(.proof, .unknown, .proofNoKey), key: finding)
    case .enclosed(let key, let finding):
      guard key.key.algorithms.contains(algorithm) else {
        return Answer(proof: Finding(.proof, .fail, .proofAlgorithmMismatch, name), key: finding)
      }
      let isGood = key.key.verifies(jws.signature, over: jws.signingInput, with: algorithm)
      return Answer(
        proof: isGood
          ? Finding(.proof, .pass, .proofGoodByEnclosedKey, name)
          : Finding(.proof, .fail, .proofSignatureMismatch), key: finding)
    case .found(let key, let finding):
      guard key.key.algorithms.contains(algorithm) else {
        return Answer(proof: Finding(.proof, .fail, .proofAlgorithmMismatch, name), key: finding)
      }
      guard key.key.verifies(jws.signature, over: jws.signingInput, with: algorithm) else {
        return Answer(proof: Finding(.proof, .fail, .proofSignatureMismatch), key: finding)
      }
      let standing = judged(finding, key, jws)
      return Answer(
        proof: Finding(.proof, .pass, .proofGood, name), key: standing,
        signedBy: standing.outcome == .fail ? nil : key)
    }
  }

  /// Whether the key is one that nothing is believed of any more.
  func isCompromised(_ key: PreparedKey) -> Bool {
    if case .compromised = standings.standing(ofKey: key.thumbprint) { return true }
    return false
  }

  /// The finding of the key, with its standing and, where its source was not asked, the date of the document that
  /// names it.
  private func judged(_ finding: Finding, _ key: PreparedKey, _ jws: CompactJWS) -> Finding {
    var finding = finding
    let ledger = keys.controllers.ledger
    let standing = ledger.keyDocuments.filter { !ledger.canRenew($0) }
    if let oldest = standing.map(\.fetchedAt).min() {
      finding.detail.append("fetchedAt", .string(RFC3339.string(oldest)))
      finding.detail.appendAge(since: oldest, at: keys.clock)
    }
    switch standings.standing(ofKey: key.thumbprint) {
    case .good: break
    case .retired(let since): finding.detail.append("retired", .string(RFC3339.string(since)))
    case .compromised(let since):
      let digest = Hex.encode(Array(SHA256.hash(data: Array(jws.text.utf8))))
      finding.detail.append("compromised", .string(RFC3339.string(since)))
      finding.detail.append("sha256", .string(digest))
      let isKnown = knownFromBefore.contains(digest)
      finding.outcome = isKnown ? .pass : .fail
      finding.code = isKnown ? .issuerKeyCompromisedLater : .issuerKeyCompromised
    }
    return finding
  }
}
