import Foundation
import JOSE
import JSONTree

/// Checks `proof` and `issuer-key`, which need each other: whose key is it, and does the signature match?
struct ProofPolicy {
  let keys: KeyFinder

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
    _ token: SignedToken, by controller: String?, for purpose: KeyPurpose, at: Date
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
    switch keys.find(jws.header, of: controller, for: purpose, at: at) {
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
      return Answer(proof: Finding(.proof, .pass, .proofGood, name), key: finding, signedBy: key)
    }
  }
}
