import Encodings
import Foundation
import JSONTree
import Testing

@testable import Verification

/// The first second is in, the last is over; a minute of leeway for the beginning, none for the end.
@Suite struct ValidityTests {
  let authority: TestAuthority
  let verifier: Verifier

  init() throws {
    authority = try TestAuthority()
    verifier = Verifier(documents: try authority.documents())
  }

  private func codes(_ token: String, at text: String) async throws -> [String] {
    let at = try #require(RFC3339.parse(text))
    return await verifier.verify(token, VerificationOptions(at: at, now: TestAuthority.now)).codes(.validity)
  }

  @Test(arguments: [
    ("2029-05-11T23:59:59Z", "validity.good"), ("2029-05-11T23:59:59.999Z", "validity.good"),
    ("2029-05-12T00:00:00Z", "validity.expired"), ("2029-05-12T02:00:00+02:00", "validity.expired"),
    ("2026-05-12T00:00:00Z", "validity.good"), ("2026-05-11T23:59:00Z", "validity.good"),
    ("2026-05-11T23:58:59Z", "validity.not-yet"), ("2026-05-12T01:00:00+02:00", "validity.not-yet"),
  ])
  func judgesBySeconds(_ at: String, _ code: String) async throws {
    #expect(try await codes(try authority.badgeToken(), at: at) == [code])
    // The same without the JWT's own members.
    #expect(
      try await codes(try authority.token(authority.badge(), header: ["typ": "vc+jwt"]), at: at) == [code])
  }

  @Test func judgesTheJWTsMembersWhereTheyStandAlone() async throws {
    let members = authority.badge(["validFrom": nil, "validUntil": nil])
    let payload = members.changed(by: ["nbf": 1_795_600_800, "exp": 1_795_600_900])
    let token = try authority.token(payload, header: ["typ": "vc+jwt"])
    #expect(try await codes(token, at: "2026-11-25T09:59:00Z") == ["validity.good"])
    #expect(try await codes(token, at: "2026-11-25T09:58:59Z") == ["validity.not-yet"])
    #expect(try await codes(token, at: "2026-11-25T10:01:39Z") == ["validity.good"])
    #expect(try await codes(token, at: "2026-11-25T10:01:40Z") == ["validity.expired"])
  }

  @Test func judgesWhenItWasSigned() async throws {
    let token = try authority.badgeToken(claims: ["iat": 1_795_600_860])
    #expect(try await codes(token, at: "2026-11-25T10:00:00Z") == ["validity.good"])
    #expect(try await codes(token, at: "2026-11-25T09:59:59Z") == ["validity.issued-in-future"])
  }

  @Test func hasNoEndWhereNoneIsWritten() async throws {
    let token = try authority.badgeToken(["validUntil": nil])
    #expect(try await codes(token, at: "2126-11-25T10:00:00Z") == ["validity.unlimited"])
    let bare = try authority.token(
      authority.badge(["validFrom": nil, "validUntil": nil]), header: ["typ": "vc+jwt"])
    #expect(try await codes(bare, at: "2026-11-25T10:00:00Z") == ["validity.unlimited"])
  }

  @Test func makesTheVerdict() async throws {
    let at = Date(timeIntervalSince1970: 2_000_000_000)
    let report = await verifier.verify(
      try authority.badgeToken(), VerificationOptions(at: at, now: TestAuthority.now))
    #expect(report.verdict == .invalid)
    #expect(report.codes(.proof) == ["proof.good"])
    #expect(report.finding(.validityExpired)?.detail["until"] == "2029-05-12T00:00:00Z")
  }
}
