import Crypto
import Foundation
import JSONTree

/// Check `schema` of an SD-JWT VC: are the type metadata those that the issuer vouched for (`vct#integrity`, SD-JWT VC,
/// section 7)? Without that claim nothing is fetched: a verifier that asks for every type tells its reader's business.
struct TypeMetadataPolicy {
  let ledger: DocumentLedger
  let limits: VerificationLimits

  func findings(of payload: JSONObject) -> [Finding] {
    guard let integrity = payload["vct#integrity"], let type = payload["vct"]?.string else {
      return [Finding(.schema, .notApplicable, .schemaNoneNamed)]
    }
    var detail: JSONObject = ["type": .string(type)]
    do throws(DocumentFailure) {
      let document = try ledger.document(
        type, accept: "application/json", maximumBytes: limits.keyDocumentBytes)
      let isSame = integrity.string.map { Self.fits(document.bytes, $0) } ?? false
      return [
        isSame
          ? Finding(.schema, .pass, .schemaTypeGood, detail) : Finding(.schema, .fail, .schemaTypeMismatch, detail)
      ]
    } catch {
      detail.append("failure", .string(error.code.rawValue))
      return [Finding(.schema, .unknown, .schemaTypeUnavailable, detail)]
    }
  }

  /// W3C Subresource Integrity, section 3.3: the strongest hash that is given counts.
  private static func fits(_ bytes: [UInt8], _ integrity: String) -> Bool {
    let given = integrity.split(separator: " ").map { $0.prefix { $0 != "?" } }
    for (name, digest) in [
      ("sha512-", Data(SHA512.hash(data: bytes))), ("sha384-", Data(SHA384.hash(data: bytes))),
      ("sha256-", Data(SHA256.hash(data: bytes))),
    ] {
      let of = given.filter { $0.hasPrefix(name) }
      if !of.isEmpty { return of.contains { $0.dropFirst(name.count) == digest.base64EncodedString() } }
    }
    return false
  }
}
