import Encodings
import JOSE
import JSONTree

/// Claims in which what the holder may disclose stands behind digests: the issuer's half of RFC 9901 (section 5).
///
/// The bytes to be signed are there before they are signed, so that an issuer can store them first.
public struct ConcealedClaims: Sendable {
  /// What is signed.
  public let payload: JSONObject
  /// What goes to the holder beside it.
  public let disclosures: [Disclosure]

  /// - Parameters:
  ///   - frame: which claims can be disclosed; paths that the claims do not have are left out.
  ///   - salt: draws 16 or more unpredictable bytes, anew for every disclosure and decoy.
  /// - Throws: ``SDJWTError`` `forbidden-name` when a claim has a name that is the format's own.
  public init(
    _ claims: JSONObject, concealedBy frame: DisclosureFrame, hash: SDHash = .sha256, salt: @escaping () -> [UInt8]
  ) throws(SDJWTError) {
    var work = Work(hash: hash, salt: salt)
    guard case .object(var payload) = try work.conceal(.object(claims), frame) else {
      throw SDJWTError(.payload, "claims are an object")
    }
    if work.hasDigests { payload.append("_sd_alg", .string(hash.rawValue)) }
    self.payload = payload
    disclosures = work.disclosures
  }

  /// The exact bytes to sign (RFC 7515, section 5.1): encoded header, dot, encoded payload.
  public func signingInput(header: JSONObject) -> [UInt8] {
    Array((Base64URL.encode(JSON.object(header).serialized()) + ".").utf8)
      + Array(Base64URL.encode(JSON.object(payload).serialized()).utf8)
  }

  /// What follows the signature: a tilde, and each disclosure with a tilde.
  public var suffix: [UInt8] {
    var bytes = [UInt8(ascii: "~")]
    for disclosure in disclosures {
      bytes += disclosure.text.utf8
      bytes.append(UInt8(ascii: "~"))
    }
    return bytes
  }

  /// Signs: the SD-JWT as the holder gets it.
  /// - Throws: ``JOSEError`` as ``CompactJWS/sign(header:payload:by:detached:)``.
  public func signed(header: JSONObject, by signer: any Signer) throws -> String {
    try CompactJWS.sign(header: header, payload: JSON.object(payload).serialized(), by: signer).text
      + String(decoding: suffix, as: UTF8.self)
  }

  private struct Work {
    let hash: SDHash
    let salt: () -> [UInt8]
    var disclosures: [Disclosure] = []
    var hasDigests = false

    mutating func conceal(_ json: JSON, _ frame: DisclosureFrame) throws(SDJWTError) -> JSON {
      switch (json, frame) {
      case (.object(let object), .object(let members, let decoys)): try conceal(object, members, decoys)
      case (.array(let array), .array(let elements, let decoys)): try conceal(array, elements, decoys)
      default: try checked(json)
      }
    }

    private mutating func conceal(
      _ object: JSONObject, _ members: [String: DisclosureFrame.Member], _ decoys: Int
    ) throws(SDJWTError) -> JSON {
      var open = JSONObject()
      var digests: [String] = []
      for (name, value) in object {
        guard !Disclosure.reservedInClaims.contains(name) else {
          throw SDJWTError(.forbiddenName, "a claim cannot be named \(name)")
        }
        guard let member = members[name] else {
          open.append(name, try checked(value))
          continue
        }
        let inner = try conceal(value, member.frame)
        if member.isDisclosable {
          digests.append(try disclose(name, inner))
        } else {
          open.append(name, inner)
        }
      }
      for _ in 0..<max(0, decoys) { digests.append(decoy()) }
      if !digests.isEmpty {
        // Sorted, so that their places tell nothing of the claims' order (section 4.2.4.1).
        open.append("_sd", .array(digests.sorted().map { .string($0) }))
      }
      return .object(open)
    }

    private mutating func conceal(
      _ array: [JSON], _ elements: [Int: DisclosureFrame.Member], _ decoys: Int
    ) throws(SDJWTError) -> JSON {
      var open: [JSON] = []
      for (index, value) in array.enumerated() {
        guard let element = elements[index] else {
          open.append(try checked(value))
          continue
        }
        let inner = try conceal(value, element.frame)
        open.append(element.isDisclosable ? ["...": .string(try disclose(nil, inner))] : inner)
      }
      for _ in 0..<max(0, decoys) { open.append(["...": .string(decoy())]) }
      return .array(open)
    }

    private mutating func disclose(_ name: String?, _ value: JSON) throws(SDJWTError) -> String {
      let disclosure = try Disclosure(salt: Base64URL.encode(salt()), name: name, value: value)
      disclosures.append(disclosure)
      hasDigests = true
      return disclosure.digest(hash)
    }

    /// A digest of nothing (section 4.2.5).
    private mutating func decoy() -> String {
      hasDigests = true
      return hash.digest(of: salt())
    }

    /// Claims that stay open may not hold the format's own names either.
    private func checked(_ json: JSON) throws(SDJWTError) -> JSON {
      switch json {
      case .object(let object):
        for (name, value) in object {
          guard !Disclosure.reservedInClaims.contains(name) else {
            throw SDJWTError(.forbiddenName, "a claim cannot be named \(name)")
          }
          _ = try checked(value)
        }
      case .array(let array): for value in array { _ = try checked(value) }
      default: break
      }
      return json
    }
  }
}
