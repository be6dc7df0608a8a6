import JSONTree

/// Puts disclosures where their digests stand (RFC 9901, section 7.1, steps 3 to 5), and notes where each came to stand.
struct Unveiling {
  let byDigest: [String: Int]
  let disclosures: [Disclosure]
  let depth: Int
  private var seen: Set<String> = []
  /// Where each disclosure came to stand, and inside which other one; `nil` until its digest is met.
  private(set) var places: [Place?]
  /// Whether paths are noted: a holder needs them, a verifier does not.
  private let notesPaths: Bool

  struct Place {
    let path: ClaimPath
    let parent: Int?
  }

  /// - Throws: ``SDJWTError`` `unreferenced` when a disclosure is there twice.
  init(_ disclosures: [Disclosure], hash: SDHash, depth: Int, notesPaths: Bool) throws(SDJWTError) {
    var byDigest: [String: Int] = [:]
    byDigest.reserveCapacity(disclosures.count)
    for (index, disclosure) in disclosures.enumerated() {
      guard byDigest.updateValue(index, forKey: disclosure.digest(hash)) == nil else {
        throw SDJWTError(.unreferenced, "a disclosure stands twice")
      }
    }
    self.byDigest = byDigest
    self.disclosures = disclosures
    self.depth = depth
    self.notesPaths = notesPaths
    places = Array(repeating: nil, count: disclosures.count)
  }

  /// The claims with everything that is disclosed.
  /// - Throws: ``SDJWTError``.
  mutating func claims(_ payload: JSONObject) throws(SDJWTError) -> JSONObject {
    var claims = try object(payload, depth, ClaimPath([]), nil) ?? payload
    // Step 3.f, and not before: until then the name is taken, and a disclosure of it would overwrite.
    claims["_sd_alg"] = nil
    // Step 5: every disclosure must have found its digest.
    guard places.allSatisfy({ $0 != nil }) else {
      throw SDJWTError(.unreferenced, "a disclosure belongs to no digest")
    }
    return claims
  }

  /// The value with what is disclosed in it; `nil` when nothing changes, so that what is open is never copied.
  private mutating func value(_ json: JSON, _ left: Int, _ path: ClaimPath, _ parent: Int?) throws(SDJWTError) -> JSON?
  {
    switch json {
    case .object(let object): return try self.object(object, left, path, parent).map { .object($0) }
    case .array(let array): return try self.array(array, left, path, parent).map { .array($0) }
    default: return nil
    }
  }

  private mutating func object(
    _ object: JSONObject, _ left: Int, _ path: ClaimPath, _ parent: Int?
  ) throws(SDJWTError) -> JSONObject? {
    guard left > 0 else { throw SDJWTError(.tooLarge, "claims nested deeper than \(depth) levels") }
    var changed: JSONObject?
    for (name, value) in object where name != "_sd" {
      // Step 3.a: `...` stands for array elements alone.
      guard name != "..." else { throw SDJWTError(.digestMalformed, "... stands outside an array") }
      switch value {
      case .object, .array:
        if let new = try self.value(value, left - 1, step(path, .name(name)), parent) {
          changed = changed ?? object
          changed?[name] = new
        }
      default: continue
      }
    }
    guard let digests = object["_sd"] else { return changed }
    guard let digests = digests.array else { throw SDJWTError(.digestMalformed, "_sd is no array") }
    var result = changed ?? object
    result["_sd"] = nil
    for digest in digests {
      guard let digest = digest.string else { throw SDJWTError(.digestMalformed, "_sd holds what is no string") }
      guard let index = try found(digest) else { continue }
      let disclosure = disclosures[index]
      // Step 3.c.ii.
      guard let name = disclosure.name else {
        throw SDJWTError(.wrongKind, "a digest of claims leads to an array element")
      }
      guard !result.contains(name) else {
        throw SDJWTError(.overwriting, "a disclosure names a claim that is already there")
      }
      let path = step(path, .name(name))
      places[index] = Place(path: path, parent: parent)
      result.append(name, try value(disclosure.value, left - 1, path, index) ?? disclosure.value)
    }
    return result
  }

  private mutating func array(
    _ array: [JSON], _ left: Int, _ path: ClaimPath, _ parent: Int?
  ) throws(SDJWTError) -> [JSON]? {
    guard left > 0 else { throw SDJWTError(.tooLarge, "claims nested deeper than \(depth) levels") }
    var result: [JSON] = []
    var hasChanged = false
    for element in array {
      let path = step(path, .index(result.count))
      if case .object(let object) = element, let digest = object["..."] {
        // Step 3.a: exactly one member, a string.
        guard object.count == 1, let digest = digest.string else {
          throw SDJWTError(.digestMalformed, "... stands beside something else, or is no string")
        }
        hasChanged = true
        // Step 3.d: an element that is not disclosed is gone.
        guard let index = try found(digest) else { continue }
        let disclosure = disclosures[index]
        // Step 3.c.iii.
        guard disclosure.name == nil else {
          throw SDJWTError(.wrongKind, "a digest of an array element leads to a claim")
        }
        places[index] = Place(path: path, parent: parent)
        result.append(try value(disclosure.value, left - 1, path, index) ?? disclosure.value)
      } else if let new = try value(element, left - 1, path, parent) {
        hasChanged = true
        result.append(new)
      } else {
        result.append(element)
      }
    }
    return hasChanged ? result : nil
  }

  /// Step 4: no digest stands twice, disclosed or not.
  private mutating func found(_ digest: String) throws(SDJWTError) -> Int? {
    guard seen.insert(digest).inserted else { throw SDJWTError(.digestTwice, "a digest stands twice") }
    return byDigest[digest]
  }

  private func step(_ path: ClaimPath, _ element: ClaimPath.Element) -> ClaimPath {
    notesPaths ? path.appending(element) : path
  }
}

extension SDJWT {
  /// The claims that are disclosed, without digests (section 7.1, steps 2 to 5). The signature is not looked at.
  /// - Throws: ``SDJWTError`` `payload`, `hash`, `digest-malformed`, `digest-twice`, `wrong-kind`, `overwriting`,
  ///   `unreferenced`, `too-large`.
  public func claims(within limits: Limits = .standard) throws(SDJWTError) -> JSONObject {
    try claims(of: payload(), within: limits)
  }

  /// The same of a payload that was read already.
  public func claims(of payload: JSONObject, within limits: Limits = .standard) throws(SDJWTError) -> JSONObject {
    var unveiling = try Unveiling(disclosures, hash: Self.hash(payload), depth: limits.depth, notesPaths: false)
    return try unveiling.claims(payload)
  }

  /// Step 2.c of section 7.1: `sha-256` where nothing is said.
  static func hash(_ payload: JSONObject) throws(SDJWTError) -> SDHash {
    guard let name = payload["_sd_alg"] else { return .sha256 }
    guard let hash = name.string.flatMap(SDHash.init(rawValue:)) else {
      throw SDJWTError(.hash, "_sd_alg names no hash function that is known and strong enough")
    }
    return hash
  }
}
