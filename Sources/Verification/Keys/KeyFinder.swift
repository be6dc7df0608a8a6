import Encodings
import Foundation
import Identifiers
import JOSE
import JSONTree

/// Finds the key that a signature must be by, through the one who is said to have signed.
///
/// What the input itself brings along (`jwk`, `jku`, `x5u`, a foreign `kid`) is never followed to a key that
/// counts: a `jwk` is compared with the keys found through the controller, the others are not looked at.
struct KeyFinder {
  let controllers: ControllerResolver
  /// The clock, which a key that was taken back is judged by.
  let clock: Date

  /// - Parameters:
  ///   - controller: the issuer of a credential or list, the holder of a presentation.
  ///   - at: the instant by which a key must not have expired.
  ///   - byIssuerMetadata: whether an https issuer's keys stand in its JWT VC issuer metadata, and nowhere else.
  func find(
    _ header: JWSHeader, of controller: String?, for purpose: KeyPurpose, at: Date, byIssuerMetadata: Bool = false
  ) -> KeySearch {
    guard let algorithm = header.algorithm, !algorithm.isSymmetric else {
      return .none(Finding(.issuerKey, .unknown, .issuerKeyNotReached))
    }
    var enclosed: JWK?
    if let hint = header.hints.jwk {
      // A member that makes the key private is there for everybody to sign with.
      if ["d", "k", "p", "q"].contains(where: { hint[$0] != nil }) {
        return .none(Finding(.issuerKey, .fail, .issuerKeyPrivateKeyEnclosed))
      }
      enclosed = try? JWK(hint)
    }
    guard let controller else { return fallback(enclosed, Finding(.issuerKey, .fail, .issuerKeyNoIssuer)) }
    let request = Request(
      name: header.keyID, enclosed: enclosed, algorithm: algorithm, controller: controller, purpose: purpose,
      at: at)
    let search =
      controller.hasPrefix("did:")
      ? decentralised(request) : byIssuerMetadata ? published(request) : web(request)
    if case .none(let finding) = search { return fallback(enclosed, judgedByCopy(finding)) }
    return search
  }

  /// A copy that somebody handed on may be older than the key: that it lacks one proves nothing.
  private func judgedByCopy(_ finding: Finding) -> Finding {
    guard [.issuerKeyNotListed, .issuerKeyNoneFits, .issuerKeyNotForThis].contains(finding.code),
      let document = controllers.ledger.keyDocuments.last, document.isCopy
    else { return finding }
    var detail = finding.detail
    detail.append("fetchedAt", .string(RFC3339.string(document.fetchedAt)))
    return Finding(.issuerKey, .unknown, .issuerKeyNotInCopy, detail)
  }

  private struct Request {
    /// The header's `kid`; nil when there is none, or when it is the bare identifier of the controller.
    let name: String?
    let enclosed: JWK?
    let algorithm: SignatureAlgorithm
    let controller: String
    let purpose: KeyPurpose
    let at: Date

    init(
      name: String?, enclosed: JWK?, algorithm: SignatureAlgorithm, controller: String, purpose: KeyPurpose,
      at: Date
    ) {
      self.at = at
      self.name = name.flatMap { $0.isEmpty || $0.isIdentical(to: controller) ? nil : $0 }
      self.enclosed = enclosed
      self.algorithm = algorithm
      self.controller = controller
      self.purpose = purpose
    }
  }

  /// A key that stands in the header alone decides nothing, but still says whether the file is whole.
  private func fallback(_ enclosed: JWK?, _ finding: Finding) -> KeySearch {
    guard finding.outcome == .unknown, let enclosed, let key = try? VerificationKey(enclosed) else {
      return .none(finding)
    }
    var detail = finding.detail
    detail["because"] = .string(finding.code.rawValue)
    return .enclosed(
      PreparedKey(id: "", key: key, isForAssertion: false, isForAuthentication: false),
      Finding(.issuerKey, .unknown, .issuerKeyEnclosedOnly, detail))
  }

  // MARK: DIDs

  private func decentralised(_ request: Request) -> KeySearch {
    let search = decentralised(request, controllers.controller(ofDID: request.controller))
    // A key that a copy at hand does not know may be new: the document is asked once more before the answer is no.
    guard case .none(let finding) = search,
      finding.code == .issuerKeyNotListed || finding.code == .issuerKeyNoneFits
        || finding.code == .issuerKeyNotForThis
    else { return search }
    return decentralised(request, controllers.controller(ofDID: request.controller, isRenewed: true))
  }

  private func decentralised(
    _ request: Request, _ controller: Result<PreparedController, KeyFault>
  ) -> KeySearch {
    switch controller {
    case .failure(let fault): return .none(fault.finding)
    case .success(let controller):
      guard let name = request.name else { return choose(among: controller, request) }
      let keys = controller.keys(named: name)
      if keys.isEmpty, name.hasPrefix("did:"), !isOwn(name, request.controller) {
        return .none(
          Finding(
            .issuerKey, .fail, .issuerKeyForeign,
            ["key": .string(name), "issuer": .string(request.controller)]))
      }
      return take(keys, named: name, request, .issuerKeyListed)
    }
  }

  private func isOwn(_ name: String, _ controller: String) -> Bool {
    name.utf8.prefix { $0 != UInt8(ascii: "#") }.elementsEqual(controller.utf8)
  }

  /// Without a name a key is good when it is the only one that fits, or the only one that equals the enclosed one.
  private func choose(among controller: PreparedController, _ request: Request) -> KeySearch {
    var fitting = controller.keys.filter {
      $0.isFor(request.purpose) && $0.key.algorithms.contains(request.algorithm)
    }
    if let enclosed = request.enclosed {
      fitting = fitting.filter { $0.key.jwk.hasSameKey(as: enclosed) }
      if fitting.isEmpty { return take([], named: "", request, .issuerKeyListed) }
    }
    if fitting.isEmpty {
      return .none(
        Finding(
          .issuerKey, .fail, .issuerKeyNoneFits,
          ["issuer": .string(request.controller), "algorithm": .string(request.algorithm.rawValue)]))
    }
    // A key that has ended does not make a living one ambiguous.
    let living = fitting.filter { ended($0, request) == nil }
    return take(living.isEmpty ? fitting : living, named: fitting[0].id, request, .issuerKeyListed)
  }

  /// Takes the one key of those that bear the name, if it may do what is asked.
  private func take(
    _ keys: [PreparedKey], named name: String, _ request: Request, _ code: FindingCode,
    _ outcome: Outcome = .pass
  ) -> KeySearch {
    var detail: JSONObject = ["key": .string(name), "issuer": .string(request.controller)]
    guard !keys.isEmpty else { return .none(Finding(.issuerKey, .fail, .issuerKeyNotListed, detail)) }
    let allowed = keys.filter { $0.isFor(request.purpose) }
    guard let first = allowed.first else {
      return .none(Finding(.issuerKey, .fail, .issuerKeyNotForThis, detail))
    }
    // Several keys of one name: the algorithm may tell them apart. The same key twice is one key.
    let fitting = allowed.filter { $0.key.algorithms.contains(request.algorithm) }
    let key = fitting.first ?? first
    guard fitting.allSatisfy({ $0.key.jwk.hasSameKey(as: key.key.jwk) }) else {
      return .none(Finding(.issuerKey, .unknown, .issuerKeyAmbiguous, detail))
    }
    if let (code, date) = ended(key, request) {
      detail.append("ended", .string(RFC3339.string(date)))
      return .none(Finding(.issuerKey, .fail, code, detail))
    }
    return .found(key, Finding(.issuerKey, outcome, code, detail))
  }

  /// Controlled Identifiers 1.0 section 2.2: nothing is verified with a key at or after its end. What was taken back
  /// may have been stolen, and then its dates mean nothing: that is judged by the clock.
  private func ended(_ key: PreparedKey, _ request: Request) -> (FindingCode, Date)? {
    if let revoked = key.revoked, max(clock, request.at) >= revoked { return (.issuerKeyRevoked, revoked) }
    if let expires = key.expires, request.at >= expires { return (.issuerKeyExpired, expires) }
    return nil
  }

  // MARK: https issuers

  /// SD-JWT VC section 5.3: the key of the issuer's metadata that `kid` names, or the only one that fits.
  private func published(_ request: Request) -> KeySearch {
    switch controllers.controller(ofJWTIssuer: request.controller) {
    case .failure(let fault): .none(fault.finding)
    case .success(let controller):
      request.name.map { take(controller.keys(named: $0), named: $0, request, .issuerKeyListed) }
        ?? choose(among: controller, request)
    }
  }

  /// Open Badges 3.0 section 8.1: `kid` is an address of the key. That alone binds the key to nobody, so the
  /// address must lie with the issuer, or the issuer's own document must name the key.
  private func web(_ request: Request) -> KeySearch {
    guard let issuer = WebAddress(request.controller) else {
      return .none(
        Finding(.issuerKey, .unknown, .issuerKeyMethodUnknown, ["issuer": .string(request.controller)]))
    }
    let own = controllers.controller(at: request.controller)
    guard let name = request.name else {
      switch own {
      case .failure(let fault): return .none(fault.finding)
      case .success(let controller): return choose(among: controller, request)
      }
    }
    if case .success(let controller) = own {
      let keys = controller.keys(named: name)
      if !keys.isEmpty { return take(keys, named: name, request, .issuerKeyListed) }
    }
    guard let place = WebAddress(name) else { return unplaced(own, name, request) }
    if place.document.isIdentical(to: issuer.document) { return unplaced(own, name, request) }
    guard place.origin == issuer.origin else { return foreign(own, name, request) }

    switch controllers.key(at: name) {
    case .failure(let fault): return .none(fault.finding)
    case .success(let key):
      if case .success(let controller) = own, !controller.keys.isEmpty {
        let listed = controller.keys.filter { $0.key.jwk.hasSameKey(as: key.key.jwk) }
        if !listed.isEmpty || !place.isWithin(issuer) {
          return take(listed, named: name, request, .issuerKeyListed)
        }
      }
      return place.isWithin(issuer)
        ? take([key], named: name, request, .issuerKeyOnIssuerSite)
        : take([key], named: name, request, .issuerKeySameSite, .warning)
    }
  }

  /// A name that is no address of its own: the issuer's document alone can know it.
  private func unplaced(
    _ own: Result<PreparedController, KeyFault>, _ name: String, _ request: Request
  ) -> KeySearch {
    switch own {
    case .failure(let fault): .none(fault.finding)
    case .success: take([], named: name, request, .issuerKeyListed)
    }
  }

  private func foreign(
    _ own: Result<PreparedController, KeyFault>, _ name: String, _ request: Request
  ) -> KeySearch {
    if case .success(let controller) = own, !controller.keys.isEmpty {
      return take([], named: name, request, .issuerKeyListed)
    }
    return .none(
      Finding(
        .issuerKey, .unknown, .issuerKeyForeignSite,
        ["key": .string(name), "issuer": .string(request.controller)]))
  }
}
