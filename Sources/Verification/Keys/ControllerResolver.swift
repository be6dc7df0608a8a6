import Identifiers
import JOSE
import JSONTree

/// Finds the keys that DIDs and https issuers publish, through the documents of one verification.
struct ControllerResolver {
  let ledger: DocumentLedger
  let cache: VerificationCache
  let limits: VerificationLimits

  /// did:key and did:jwk are their own document; did:web is a document on a web site; others are unknown.
  ///
  /// - Parameter isRenewed: fetches a did:web document anew that was only at hand, because what it should hold is
  ///   not in the copy.
  func controller(
    ofDID text: String, isRenewed: Bool = false
  ) -> Result<PreparedController, KeyFault> {
    if let address = cache.address(ofDID: text) { return web(text, at: address, isRenewed: isRenewed) }
    if let known = cache.controller(text, bytes: []) { return .success(known) }
    let did: DID
    do {
      did = try DID(text)
    } catch {
      return .failure(fault(.issuerKeyMethodUnknown, text))
    }
    switch did.method {
    case "web":
      guard let address = try? DIDWeb.address(of: did) else {
        return .failure(fault(.issuerKeyMethodUnknown, text))
      }
      cache.remember(address: address, ofDID: text)
      return web(text, at: address, isRenewed: isRenewed)
    case "key", "jwk":
      do {
        let document = did.method == "key" ? try DIDKey.document(for: did) : try DIDJWK.document(for: did)
        let controller = PreparedController(document)
        cache.remember(controller, text, bytes: [])
        return .success(controller)
      } catch {
        return .failure(unreadable(text, error.reason))
      }
    default: return .failure(fault(.issuerKeyMethodUnknown, text))
    }
  }

  private func web(
    _ did: String, at address: String, isRenewed: Bool
  ) -> Result<PreparedController, KeyFault> {
    document(
      at: address, name: did, accept: "application/did+json, application/did+ld+json, application/json",
      isRenewed: isRenewed
    ) { json throws(KeyFault) in
      do throws(IdentifierError) {
        return PreparedController(try ControllerDocument(json, describing: did))
      } catch {
        throw unreadable(address, error.reason)
      }
    }
  }

  /// The document at an https issuer's own address: a controlled identifier document, or a profile with `jwks`.
  /// A profile without keys gives a controller without keys.
  func controller(at address: String) -> Result<PreparedController, KeyFault> {
    document(at: address, name: address, accept: ControllerResolver.keyTypes) { json throws(KeyFault) in
      guard let object = json.object else { throw unreadable(address, "the document is no JSON object") }
      if let id = object["id"]?.string, !id.isIdentical(to: address) {
        throw unreadable(address, "the document speaks of \(id)")
      }
      var keys: [PreparedKey] = []
      if object.contains("verificationMethod") || object.contains("assertionMethod") {
        do throws(IdentifierError) {
          keys += PreparedController(try ControllerDocument(json, describing: address)).keys
        } catch {
          throw unreadable(address, error.reason)
        }
      }
      // A bare `nil` beside a JSON value would be JSON's null.
      if let set = object["jwks"] ?? (object.contains("keys") ? Optional.some(json) : .none) {
        do throws(JOSEError) {
          keys += PreparedController(id: address, set: try JWKSet(set)).keys
        } catch {
          throw unreadable(address, error.reason)
        }
      }
      return PreparedController(id: address, keys: keys)
    }
  }

  /// The JWT VC issuer metadata of an https issuer (SD-JWT VC, section 5): the well-known part stands between host
  /// and path; the document must speak of this very issuer.
  func controller(ofJWTIssuer issuer: String) -> Result<PreparedController, KeyFault> {
    let metadata: String
    if let known = cache.address(ofIssuer: issuer) {
      metadata = known
    } else {
      guard let address = WebAddress(issuer) else {
        return .failure(fault(.issuerKeyMethodUnknown, issuer))
      }
      var path = address.path
      if path.last == "/" { path.removeLast() }
      metadata = address.origin + "/.well-known/jwt-vc-issuer" + path
      cache.remember(address: metadata, ofIssuer: issuer)
    }
    var keysElsewhere: String?
    let own = document(
      at: metadata, name: "issuer " + issuer, accept: "application/json", mayLeaveSite: false
    ) { json throws(KeyFault) in
      guard json["issuer"]?.string?.isIdentical(to: issuer) == true else {
        throw unreadable(metadata, "the document speaks of another issuer")
      }
      if let set = json["jwks"] { return try keys(set, of: issuer, at: metadata) }
      guard let elsewhere = json["jwks_uri"]?.string else { throw unreadable(metadata, "the document holds no keys") }
      keysElsewhere = elsewhere
      // Not kept: the keys are in the other document.
      throw unreadable(metadata, "the keys stand elsewhere")
    }
    guard let keysElsewhere else { return own }
    return document(at: keysElsewhere, name: "keys of \(issuer) at \(keysElsewhere)", accept: Self.keyTypes) {
      json throws(KeyFault) in try keys(json, of: issuer, at: keysElsewhere)
    }
  }

  private func keys(_ set: JSON, of issuer: String, at address: String) throws(KeyFault) -> PreparedController {
    do throws(JOSEError) { return PreparedController(id: issuer, set: try JWKSet(set)) } catch {
      throw unreadable(address, error.reason)
    }
  }

  /// The key at an address of its own (Open Badges 3.0 section 8.3): a JWK, or one key of a set or a document.
  func key(at url: String) -> Result<PreparedKey, KeyFault> {
    let fragment = url.firstIndex(of: "#").map { String(url[url.index(after: $0)...]) }
    let address = String(url.prefix { $0 != "#" })
    let keys = document(
      at: address, name: "keys at \(address)", accept: ControllerResolver.keyTypes, mayLeaveSite: false
    ) { json throws(KeyFault) in
      do throws(JOSEError) {
        if json["kty"] != nil {
          return PreparedController(id: address, set: try JWKSet([JWK(json)]))
        }
        if json["keys"] != nil { return PreparedController(id: address, set: try JWKSet(json)) }
      } catch {
        throw unreadable(address, error.reason)
      }
      guard let id = json["id"]?.string ?? json["controller"]?.string else {
        throw unreadable(address, "the document holds no key")
      }
      if json["publicKeyJwk"] != nil || json["publicKeyMultibase"] != nil {
        // A verification method alone: read as the only one of a document.
        return try method(json, at: address)
      }
      do throws(IdentifierError) {
        return PreparedController(try ControllerDocument(json, describing: id))
      } catch {
        throw unreadable(address, error.reason)
      }
    }
    return keys.flatMap { controller in
      let named = controller.keys(named: url).first ?? fragment.flatMap { controller.keys(named: $0).first }
      // One key without a name of its own is the key of the address.
      let only = controller.keys.count == 1 && fragment == nil ? controller.keys[0] : nil
      let nameless =
        controller.keys.count == 1 && controller.keys[0].key.keyID == nil ? controller.keys[0] : nil
      guard let key = named ?? only ?? nameless else {
        return .failure(unreadable(url, "the document does not hold this key"))
      }
      return .success(key)
    }
  }

  private func method(_ json: JSON, at address: String) throws(KeyFault) -> PreparedController {
    let id = json["id"]?.string ?? address
    let controller = json["controller"]?.string ?? address
    let document: JSON = [
      "id": .string(controller), "verificationMethod": [json], "assertionMethod": [.string(id)],
    ]
    do {
      return PreparedController(try ControllerDocument(document, describing: controller))
    } catch {
      throw unreadable(address, error.reason)
    }
  }

  private static let keyTypes =
    "application/json, application/jwk+json, application/jwk-set+json, application/ld+json"

  /// Reads the JSON document at an address once, and keeps what was made of it as long as its bytes stay the same.
  private func document(
    at address: String, name: String, accept: String, mayLeaveSite: Bool = true,
    isRenewed: Bool = false,
    read: (JSON) throws(KeyFault) -> PreparedController
  ) -> Result<PreparedController, KeyFault> {
    var found: FetchedDocument
    do {
      found = try ledger.document(address, accept: accept, maximumBytes: limits.keyDocumentBytes)
      if isRenewed {
        found = try ledger.renewed(
          found, at: address, accept: accept, maximumBytes: limits.keyDocumentBytes)
      }
    } catch {
      return .failure(
        fault(.issuerKeyUnreachable, address, ["failure": .string(error.code.rawValue)]))
    }
    // A redirect that leads away may have been anybody's choice.
    if !mayLeaveSite, !found.address.isIdentical(to: address),
      WebAddress(found.address)?.origin != WebAddress(address)?.origin
    {
      return .failure(fault(.issuerKeyForeignSite, found.address, ["key": .string(address)]))
    }
    ledger.noteKeys(from: found)
    if let known = cache.controller(name, bytes: found.bytes) { return .success(known) }
    do {
      let json = try JSON(parsing: found.bytes, limits: JSONLimits(maximumBytes: limits.keyDocumentBytes))
      let controller = try read(json)
      cache.remember(controller, name, bytes: found.bytes)
      return .success(controller)
    } catch let fault as KeyFault {
      return .failure(fault)
    } catch {
      return .failure(unreadable(address, "the document is not JSON"))
    }
  }

  private func unreadable(_ address: String, _ reason: String) -> KeyFault {
    fault(.issuerKeyDocumentUnreadable, address, ["reason": .string(reason)])
  }

  private func fault(_ code: FindingCode, _ address: String, _ detail: JSONObject = [:]) -> KeyFault {
    var members: JSONObject = ["address": .string(address)]
    for (name, value) in detail { members.append(name, value) }
    return KeyFault(finding: Finding(.issuerKey, .unknown, code, members))
  }
}
