import Crypto
import Foundation
import JOSE
import JSONTree
import Verification

/// Verifies one credential many times with keys and lists at hand, beside the bare signature check of swift-crypto,
/// in turns within one run: `verification-bench CREDENTIAL.jwt DID.json LIST.jwt`.
@main struct VerificationBench {
  static func main() async throws {
    // Away from the main thread, whose hops would be measured with every call.
    try await Task.detached { try await measure() }.value
  }

  private static func measure() async throws {
    let files = CommandLine.arguments.dropFirst().map { Array(FileManager.default.contents(atPath: $0) ?? Data()) }
    guard files.count == 3 else { throw Usage() }
    let token = String(decoding: files[0], as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    let jws = try CompactJWS(parsing: token)
    let payload = try JSON(parsing: jws.payload)
    let document = try JSON(parsing: files[1])
    let list = payload["credentialStatus"]?["statusListCredential"]?.string ?? ""
    let did = document["id"]?.string ?? ""
    let method = document["verificationMethod"]?.array?.first { $0["id"] == jws.header.keyID.map { .string($0) } }
    let jwk = try JWK(method?["publicKeyJwk"] ?? .null)
    guard case .string(let x)? = jwk.json["x"] else { throw Usage() }
    let key = try Curve25519.Signing.PublicKey(rawRepresentation: Base64URLReading.bytes(x))

    let now = Date()
    var held = InMemoryDocumentSource()
    let path = did.dropFirst("did:web:".count).replacingOccurrences(of: ":", with: "/").removingPercentEncoding ?? ""
    held.hold(files[1], at: "https://\(path)/did.json", fetchedAt: now, revision: "1")
    held.hold(files[2], at: list, fetchedAt: now, revision: "1")
    let verifier = Verifier(documents: held)
    let input = Array(token.utf8)
    let options = VerificationOptions(now: now)
    guard await verifier.verify(input, options).verdict == .valid else { throw Usage() }

    var ratios: [Double] = []
    var (bestBare, bestWhole) = (0.0, 0.0)
    for _ in 0..<7 {
      let bare = rate(6_000) { key.isValidSignature(jws.signature, for: jws.signingInput) }
      let start = ContinuousClock.now
      var valid = 0
      for _ in 0..<4_000 where await verifier.verify(input, options).verdict == .valid { valid += 1 }
      let whole = 4_000 / seconds(since: start)
      guard valid == 4_000 else { throw Usage() }
      ratios.append(whole / bare)
      (bestBare, bestWhole) = (max(bestBare, bare), max(bestWhole, whole))
    }
    ratios.sort()
    let median = ratios[ratios.count / 2]
    print(
      "verify: \(input.count)-byte JWT, \(Int(bestWhole))/s whole, \(Int(bestBare))/s bare signature check, "
        + "ratio \(String(format: "%.2f", median)) (median of 7; target 0.60)")
  }

  struct Usage: Error {}

  private static func rate(_ count: Int, _ body: () -> Bool) -> Double {
    let start = ContinuousClock.now
    var good = 0
    for _ in 0..<count where body() { good += 1 }
    precondition(good == count)
    return Double(count) / seconds(since: start)
  }

  private static func seconds(since start: ContinuousClock.Instant) -> Double {
    let duration = ContinuousClock.now - start
    return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }
}

private enum Base64URLReading {
  static func bytes(_ text: String) -> Data {
    var padded = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
    while padded.utf8.count % 4 != 0 { padded += "=" }
    return Data(base64Encoded: padded) ?? Data()
  }
}
