import Awarding
import Foundation
import Storage
import Testing

@testable import Issuance
@testable import StorageSQL

@Suite("Deep examination") struct DeepExaminationTests {
  /// A folder with a life behind it: suspended and revoked awards, an erased holder, a rotated and a compromised key.
  private func lived() async throws -> House {
    let house = try await House()
    let awards = try await house.award(house.publish(suspendable: true), count: 8).map(\.award)
    let change = ChangeAwards(store: house.folder)
    try await change([awards[0]], .revoke, reason: "r", actor: "test", now: house.now)
    try await change([awards[1]], .suspend, reason: "r", actor: "test", now: house.now)
    let holder = try await house.folder.award(awards[2]).holder
    _ = try await house.folder.erase(holder, reason: "r", actor: "test", at: house.now)
    let identity = IssuerIdentity(try await house.folder.institution())
    let old = try await house.folder.signer(.ES256).keyID
    let name = identity.nextKeyID(.ES256, after: try await house.folder.signingKeys())
    _ = try await house.folder.rotateKey(.ES256, named: { _ in name }, actor: "test", at: house.now)
    try await house.folder.compromiseKey(old, since: house.now, reason: "vol", actor: "test", at: house.now)
    try await ResignForms(store: house.folder)(actor: "test", clock: { house.now }) { _ in }
    return house
  }

  @Test("a folder as it was written is whole, whatever its life was") func whole() async throws {
    let house = try await lived()
    let outcome = try await ExamineDeeply(store: house.folder)(cores: 3, now: house.now)
    #expect(outcome.isWhole, "\(outcome.counts)")
    #expect(outcome.awards == 8 && outcome.lists == 2)
    // Seven people are left; the wallet forms in force were signed again.
    #expect(outcome.forms == 7 * 2 + 6)
    try await house.end()
  }

  @Test(
    "each kind of damage is found and named",
    arguments: [
      ("UPDATE award SET awarded_on = '2026-01-01' WHERE position = 5", "form.contradicts-award"),
      ("UPDATE award SET status = 'revoked' WHERE position = 5", "award.state-differs"),
      (
        "DROP TRIGGER revocation_is_final; UPDATE award SET status = 'active' WHERE status = 'revoked'",
        "award.state-differs"
      ),
      ("UPDATE award SET page = x'00' WHERE position = 5", "award.page-differs"),
      ("UPDATE award SET sealed = x'00' WHERE position = 5", "award.unreadable"),
      (
        "UPDATE award SET replaced_by = 'urn:uuid:5f0c9a8e-2d51-4c3b-9a77-0b1f2c3d4e5f' WHERE position = 5",
        "award.replacement-lost"
      ),
      ("UPDATE award SET awarded_on = 'x' WHERE position = 5", "award.unreadable"),
      (
        "UPDATE status_entry SET value = 1 WHERE form = (SELECT number FROM form WHERE award = 6)",
        "status.entry-differs"
      ),
      ("UPDATE status_entry SET value = 0 WHERE form IS NOT NULL", "status.entry-differs"),
      ("UPDATE status_entry SET value = 1 WHERE form IS NULL", "list.differs"),
      (
        "UPDATE status_entry SET form = NULL WHERE form = (SELECT number FROM form WHERE award = 6)",
        "status.entry-missing"
      ),
      ("UPDATE form SET list = 1, entry = 1 WHERE award = 6", "status.entry-missing"),
      ("UPDATE status_list SET given = given - 1", "status.count-differs"),
      ("UPDATE form SET input = x'00' WHERE award = 6", "form.unreadable"),
      ("UPDATE form SET key_id = 'did:x#1' WHERE award = 6", "key.unknown"),
      (
        "UPDATE form SET key_id = (SELECT key_id FROM form WHERE form = 'open-badge-jwt' LIMIT 1) "
          + "WHERE award = 6 AND form = 'sd-jwt-vc'", "form.key-differs"
      ),
      ("DELETE FROM form_seal WHERE form = (SELECT max(number) FROM form WHERE supersedes > 0)", "form.seal-missing"),
      ("UPDATE form_seal SET signature = x'00' WHERE form = (SELECT number FROM form WHERE award = 6)", "form.changed"),
      ("UPDATE form_seal SET digest = x'00' WHERE form = (SELECT number FROM form WHERE award = 6)", "form.changed"),
      ("UPDATE form_seal SET journal = 3 WHERE form = (SELECT number FROM form WHERE award = 6)", "form.changed"),
      ("DELETE FROM form_seal WHERE form = (SELECT number FROM form WHERE award = 6)", "form.seal-missing"),
      (
        "DROP TRIGGER the_journal_is_only_appended; UPDATE journal SET subject = 'x' WHERE number = 4",
        "journal.chain"
      ),
      ("DROP TRIGGER journal_entries_stay; DELETE FROM journal WHERE number = 4", "journal.chain"),
      ("UPDATE status_list SET document = 'x.y.z'", "list.signature"),
      (
        "UPDATE holder SET lookup = x'00' WHERE id = (SELECT holder FROM award WHERE position = 6)",
        "person.not-found-again"
      ),
    ])
  func damage(statements: String, code: String) async throws {
    let house = try await lived()
    try await house.folder.data.pool.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
      for statement in statements.split(separator: ";") { try database.execute(sql: String(statement)) }
    }
    let outcome = try await ExamineDeeply(store: house.folder)(cores: 1, now: house.now)
    // `palier doctor --deep` makes both.
    let plain = try await house.folder.examine().filter { $0.state == .bad }.map(\.code)
    #expect(outcome.counts[code] ?? 0 > 0 || plain.contains(code), "\(outcome.counts) \(plain)")
    try await house.end()
  }

  @Test("a signing key that was exchanged is found") func exchangedKey() async throws {
    let house = try await lived()
    try await house.folder.keys.pool.write { database in
      try database.execute(
        sql: """
          UPDATE signing_key SET public_jwk = (
            SELECT public_jwk FROM signing_key WHERE algorithm = 'ES256' AND compromised_since IS NOT NULL)
          WHERE algorithm = 'ES256'
          """)
    }
    let outcome = try await ExamineDeeply(store: house.folder)(cores: 1, now: house.now)
    #expect(outcome.counts["key.unreadable"] == 1, "\(outcome.counts)")
    try await house.end()
  }

  @Test("a key that is older or younger than the journal says is found") func keyDate() async throws {
    let house = try await lived()
    try await house.folder.keys.pool.write {
      try $0.execute(sql: "UPDATE signing_key SET created_at = created_at - 1 WHERE compromised_since IS NULL")
    }
    let outcome = try await ExamineDeeply(store: house.folder)(cores: 1, now: house.now)
    #expect(outcome.counts["key.not-journalled"] ?? 0 > 0, "\(outcome.counts)")
    try await house.end()
  }
}
