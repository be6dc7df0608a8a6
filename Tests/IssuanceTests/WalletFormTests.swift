import Awarding
import Encodings
import Foundation
import JOSE
import JSONTree
import SDJWT
import Storage
import StorageSQL
import Testing
import Verification

@testable import Issuance

@Suite("The wallet form") struct WalletFormTests {
  @Test("every personal claim can be disclosed by itself, and nothing else leads to the person") func disclosures()
    async throws
  {
    let house = try await House()
    let outcome = try await house.award(house.publish())[0]
    let form = try await house.folder.form(.sdJWTVC, of: outcome.award)
    let credential = try SDJWT(parsing: form.text)
    #expect(credential.token.header.isType("dc+sd-jwt") && credential.token.header.algorithm == .ES256)
    let names = Set(credential.disclosures.compactMap(\.name))
    #expect(
      names == [
        "name", "given_name", "family_name", "awarded_on", "place", "grade", "holder_id", "award_id",
      ])
    let payload = try credential.payload()
    #expect(payload["_sd"]?.array?.count == SDJWTVCForm.digests)
    #expect(
      payload["iss"]
        == "https://badges.example.org/organisations/\(try await house.folder.institution().organisation.slug)")
    #expect(payload["vct"] == "https://badges.example.org/vct/soudure/1")
    // Neither the page, nor the other form's list, nor the learner stands in the open part.
    let open = String(decoding: credential.token.payload, as: UTF8.self)
    let badge = try await house.folder.form(.openBadgeJWT, of: outcome.award)
    let page = try #require(outcome.page)
    for secret in ["Curie", "Marie", "Brest", "18/20", page.text, outcome.award.text, badge.status.list] {
      #expect(!open.contains(secret))
    }
    #expect(!form.text.contains(page.text))
    #expect(badge.status.list != form.status.list)
    #expect(Set(credential.disclosures.map(\.salt)).count == credential.disclosures.count)
    try await house.end()
  }

  @Test("what is not disclosed stays hidden, and what is verifies") func presentation() async throws {
    let house = try await House()
    let award = try await house.award(house.publish())[0].award
    let whole = try await house.verify(award, .sdJWTVC)
    #expect(whole.verdict == .valid && whole.format == .sdJWTVC)
    #expect(whole.credential?.holder.name == "Marie Curie \"\\é" && whole.credential?.awardedOn == "2026-05-12")
    let credential = try SDJWT(parsing: try await house.folder.form(.sdJWTVC, of: award).text)
    let part = try credential.disclosing([ClaimPath("grade")])
    let report = try await house.verify(part.text)
    #expect(report.verdict == .valid && report.credential?.holder.name == nil)
    // A disclosure of another award belongs to no digest.
    let other = try await house.award(house.publish(), count: 2)[1].award
    let foreign = try SDJWT(parsing: try await house.folder.form(.sdJWTVC, of: other).text).disclosures[0]
    let mixed = try await house.verify(part.text + foreign.text + "~")
    #expect(mixed.verdict == .invalid)
    #expect(mixed.checks.first { $0.check == .proof }?.code == .proofDisclosureUnreferenced)
    try await house.end()
  }

  @Test("suspended is its own value in the wallet's list, and a bit in the badge's") func status() async throws {
    let house = try await House()
    let award = try await house.award(house.publish(suspendable: true))[0].award
    let change = ChangeAwards(store: house.folder)
    func codes() async throws -> [FindingCode?] {
      var codes: [FindingCode?] = []
      for form in CredentialForm.allCases {
        codes.append(try await house.verify(award, form).checks.first { $0.check == .status }?.code)
      }
      return codes
    }
    #expect(try await codes() == [.statusGood, .statusGood])
    try await change([award], .suspend, reason: "r", actor: "test", now: house.now)
    #expect(try await codes() == [.statusSuspended, .statusSuspended])
    try await change([award], .reinstate, reason: "r", actor: "test", now: house.now)
    #expect(try await codes() == [.statusGood, .statusGood])
    try await change([award], .revoke, reason: "r", actor: "test", now: house.now)
    #expect(try await codes() == [.statusSuspended, .statusRevoked])
    try await house.end()
  }

  @Test("a copy bound to the holder's key can be proven, and only by that key") func holderKey() async throws {
    let house = try await House()
    let award = try await house.award(house.publish())[0].award
    let holder = try SigningKey.generate(.ES256, keyID: "")
    let bound = BoundKey(jwk: holder.publicJWK.json.text(), thumbprint: holder.publicJWK.thumbprint())
    let issue = IssueForm(store: house.folder)
    let copy = try await issue(.sdJWTVC, of: award, boundTo: bound, actor: "test", now: house.now)
    let again = try await issue(.sdJWTVC, of: award, boundTo: bound, actor: "test", now: house.now)
    #expect(copy.text == again.text)
    let original = try await house.folder.form(.sdJWTVC, of: award)
    #expect(copy.status.index != original.status.index || copy.status.list != original.status.list)
    // No salt is shared: the copies cannot be linked by their digests.
    let salts = try [copy, original].map { Set(try SDJWT(parsing: $0.text).disclosures.map(\.salt)) }
    #expect(salts[0].isDisjoint(with: salts[1]))

    let shown = try SDJWT(parsing: copy.text).disclosing([ClaimPath("name")])
    let time = Int(house.now.timeIntervalSince1970)
    let text = try shown.bound(by: holder, nonce: "n", audience: "https://v.example", issuedAt: time)
    func verify(_ text: String, nonce: String? = "n", audience: String? = "https://v.example") async throws
      -> FindingCode?
    {
      let options = VerificationOptions(at: house.now, now: house.now, nonce: nonce, audience: audience)
      let report = try await house.verify(text, options)
      return report.checks.first { $0.check == .holderBinding }?.code
    }
    #expect(try await verify(text) == .holderBindingGood)
    #expect(try await verify(text, nonce: "m") == .holderBindingNonceMismatch)
    #expect(try await verify(text, audience: "https://w.example") == .holderBindingAudienceMismatch)
    #expect(try await verify(shown.text) == .holderBindingAbsent)
    #expect(try await verify(original.text) == .holderBindingAbsent)
    let thief = try SigningKey.generate(.ES256, keyID: "")
    #expect(
      try await verify(shown.bound(by: thief, nonce: "n", audience: "https://v.example", issuedAt: time))
        == .holderBindingSignatureMismatch)
    #expect(
      try await verify(shown.bound(by: holder, nonce: "n", audience: "https://v.example", issuedAt: time - 3600))
        == .holderBindingTooOld)
    // More disclosures than were bound.
    let all = try SDJWT(parsing: copy.text)
    let binding = try #require(try SDJWT(parsing: text).keyBinding)
    #expect(try await verify(all.text + binding.text) == .holderBindingOtherContent)
    try await house.end()
  }

  @Test("type metadata name every claim in both languages and fit the credential") func typeMetadata() async throws {
    let house = try await House()
    let published = try await house.publish()
    let identity = IssuerIdentity(try await house.folder.institution())
    let json = TypeMetadataDocument.json(of: published, identity: identity)
    let award = try await house.award(published)[0].award
    let credential = try SDJWT(parsing: try await house.folder.form(.sdJWTVC, of: award).text)
    #expect(json["vct"] == (try credential.payload()["vct"]))
    let claims = json["claims"]?.array ?? []
    for claim in claims { #expect(claim["display"]?.array?.count == 2) }
    let described = Set(claims.compactMap { $0["path"]?[0]?.string })
    let registered: Set = ["iss", "vct", "iat", "exp", "status", "cnf"]
    #expect(Set(try credential.claims().names).subtracting(registered).isSubset(of: described))
    for claim in claims {
      let name = claim["path"]?[0]?.string ?? ""
      #expect(credential.disclosures.contains { $0.name == name } ? claim["sd"] == "always" : true)
    }
    let drawing = TypeRendering.svg(of: published, in: .fr)
    #expect(
      json["display"]?[0]?["rendering"]?["svg_templates"]?[0]?["uri#integrity"]?.string
        == TypeMetadataDocument.integrity(of: Array(drawing.utf8)))
    #expect(drawing.contains("{{name}}") && !drawing.contains("<script"))
    try await house.end()
  }

  @Test("under a compromised key everything fails but what the journal held; signed again all is good")
  func compromise()
    async throws
  {
    let house = try await House()
    let awards = try await house.award(house.publish(), count: 3).map(\.award)
    let identity = IssuerIdentity(try await house.folder.institution())
    let key = try await house.folder.signer(.ES256)
    // A thief back-dates: a form that the journal never held.
    let stolen = try SDJWT(parsing: try await house.folder.form(.sdJWTVC, of: awards[0]).text)
    var payload = try stolen.payload()
    payload["title"] = "Docteur"
    let forged =
      try CompactJWS.sign(
        header: ["typ": "dc+sd-jwt"], payload: JSON.object(payload).serialized(), by: key
      ).text + "~"
    #expect(try await house.verify(forged).verdict == .valid)

    let after = house.now.addingTimeInterval(86_400)
    let name = identity.nextKeyID(.ES256, after: try await house.folder.signingKeys())
    #expect(name.hasSuffix("#p256-2"))
    _ = try await house.folder.rotateKey(.ES256, named: { _ in name }, actor: "test", at: after)
    try await house.folder.compromiseKey(key.keyID, since: after, reason: "vol", actor: "test", at: after)
    for text in [forged, stolen.text] {
      let report = try await house.verify(text)
      #expect(report.verdict == .invalid)
      #expect(report.checks.first { $0.check == .issuerKey }?.code == .issuerKeyCompromised)
    }
    // The published documents no longer name the key.
    let published = try await house.folder.signingKeys().published
    #expect(!identity.document(published).text().contains("p256-1"))
    #expect(!identity.issuerMetadata(published).text().contains("p256-1"))

    // What the journal held is told apart.
    let documents = FolderDocuments(
      store: house.folder, institution: try await house.folder.institution(), clock: { house.now })
    let report = try await house.verify(stolen.text)
    let finding = try #require(report.checks.first { $0.check == .issuerKey })
    let digest = try #require(await documents.isKnownFromBefore(finding))
    var options = VerificationOptions(now: after)
    options.knownFromBefore = [digest]
    let excepted = try await house.verify(stolen.text, options)
    #expect(excepted.checks.first { $0.check == .issuerKey }?.code == .issuerKeyCompromisedLater)
    let forgedReport = try await house.verify(forged)
    #expect(await documents.isKnownFromBefore(forgedReport.checks[3]) == nil)

    var outcomes: [ResignForms.Outcome] = []
    try await ResignForms(store: house.folder)(actor: "test", clock: { after }) { outcomes += $0 }
    #expect(Set(outcomes.map(\.award)) == Set(awards) && outcomes.allSatisfy { $0.form == .sdJWTVC })
    for award in awards {
      #expect(try await house.folder.form(.sdJWTVC, of: award).keyID == name)
      let form = try await house.folder.form(.sdJWTVC, of: award).text
      let report = try await house.verify(form, VerificationOptions(now: after))
      #expect(report.verdict == .valid)
    }
    #expect(try await ResignForms(store: house.folder).pending(limit: 9) == 0)
    try await house.end()
  }

  @Test("a form that was not made with its award is made when it is asked for") func onDemand() async throws {
    let house = try await House()
    let published = try await house.publish()
    let run = try await AwardCandidates(
      store: house.folder, published: published,
      occasion: AwardCandidates.Occasion(
        decision: Decision(reference: "PV", decidedBy: nil), sourceDigest: [1], sourceName: "l", actor: "test"),
      algorithm: .EdDSA, forms: [.openBadgeJWT], now: house.now)
    let row = CandidateRow(
      row: 2, candidate: Candidate(learner: Learner(familyName: "A", identifier: "x"), row: 2),
      awardedOn: try CalendarDate(iso: "2026-05-12"), place: nil, validUntil: nil)
    let award = try await run([row], now: house.now)[0].award
    await #expect(throws: StorageError(.formNotFound, "")) { try await house.folder.form(.sdJWTVC, of: award) }
    let made = try await IssueForm(store: house.folder)(.sdJWTVC, of: award, actor: "test", now: house.now)
    #expect(try await house.verify(made.text).verdict == .valid)
    try await house.folder.move([award], .revoke, reason: "r", actor: "test", at: house.now)
    let holder = try SigningKey.generate(.ES256, keyID: "")
    let bound = BoundKey(jwk: holder.publicJWK.json.text(), thumbprint: holder.publicJWK.thumbprint())
    await #expect(throws: StorageError(.moveRefused, "")) {
      try await IssueForm(store: house.folder)(.sdJWTVC, of: award, boundTo: bound, actor: "test", now: house.now)
    }
    try await house.end()
  }

  @Test("a clock that was years ahead keeps nobody from being awarded at the right time") func clocks() async throws {
    let house = try await House()
    let published = try await house.publish()
    let ahead = house.now.addingTimeInterval(4 * 365 * 86_400)
    try await PublishStatusLists(store: house.folder).renew(actor: "test", now: ahead)
    let first = try await house.award(published)[0]
    try await PublishStatusLists(store: house.folder).renew(actor: "test", now: ahead)
    let others = try await house.award(published, count: 3)
    #expect(others.count == 3 && first.isNew)
    for form in CredentialForm.allCases { #expect(try await house.verify(first.award, form).verdict == .valid) }
    try await house.end()
  }
}
