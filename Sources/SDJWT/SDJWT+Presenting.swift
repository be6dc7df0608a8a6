import JOSE
import JSONTree

extension SDJWT {
  /// What can be disclosed, in the order of the disclosures: the holder's view (section 7.2).
  /// - Throws: as ``claims(within:)``.
  public func disclosable() throws(SDJWTError) -> [ClaimPath] {
    try unveiled().places.compactMap { $0?.path }
  }

  /// A presentation that discloses these paths and nothing else: what stands at a path with everything below it, and
  /// what it stands in as far as that must be disclosed with it. Any key binding is left out.
  /// - Throws: ``SDJWTError`` `path` where nothing at or above a path can be disclosed; as ``claims(within:)``.
  public func disclosing(_ paths: [ClaimPath]) throws(SDJWTError) -> SDJWT {
    let unveiling = try unveiled()
    var chosen: Set<Int> = []
    for path in paths {
      var matches = unveiling.places.indices.filter { index in
        unveiling.places[index].map { path.leads(to: $0.path) } ?? false
      }
      if matches.isEmpty {
        // Something inside a claim that is disclosed as a whole.
        guard
          let whole = unveiling.places.indices.last(where: { index in
            unveiling.places[index].map { $0.path.leads(to: path) } ?? false
          })
        else { throw SDJWTError(.path, "nothing can be disclosed at \(path)") }
        matches = [whole]
      }
      for match in matches {
        var next: Int? = match
        while let index = next, chosen.insert(index).inserted { next = unveiling.places[index]?.parent }
      }
    }
    return SDJWT(token: token, disclosures: disclosures.indices.filter(chosen.contains).map { disclosures[$0] })
  }

  /// The presentation with a key-binding JWT by the holder's key (section 4.3).
  /// - Parameters:
  ///   - issuedAt: seconds since 1970.
  /// - Throws: ``SDJWTError`` `payload`, `hash`, `holder-key-missing`; ``JOSEError`` when the signer cannot sign.
  public func bound(by signer: any Signer, nonce: String, audience: String, issuedAt: Int) throws -> String {
    let payload = try payload()
    guard payload["cnf"]?["jwk"] != nil else {
      throw SDJWTError(.holderKeyMissing, "the issuer named no key of the holder")
    }
    let claims: JSON = [
      "iat": .number(JSONNumber(issuedAt)), "aud": .string(audience), "nonce": .string(nonce),
      "sd_hash": .string(try Self.hash(payload).digest(of: presented)),
    ]
    let header: JSONObject = ["alg": .string(signer.algorithm.rawValue), "typ": "kb+jwt"]
    return String(decoding: presented, as: UTF8.self)
      + (try CompactJWS.sign(header: header, payload: claims.serialized(), by: Nameless(signer))).text
  }

  private func unveiled() throws(SDJWTError) -> Unveiling {
    let payload = try payload()
    var unveiling = try Unveiling(
      disclosures, hash: Self.hash(payload), depth: Limits.standard.depth, notesPaths: true)
    _ = try unveiling.claims(payload)
    return unveiling
  }

  /// The holder's key is named by `cnf`: the key-binding JWT needs no `kid`, which would only make it traceable.
  private struct Nameless: Signer {
    let signer: any Signer
    init(_ signer: any Signer) { self.signer = signer }
    var algorithm: SignatureAlgorithm { signer.algorithm }
    var keyID: String { "" }
    func signature(over message: [UInt8]) throws -> [UInt8] { try signer.signature(over: message) }
  }
}
