import Crypto
import Encodings
import Foundation
import JSONTree
import Storage

extension DataFolder: TrustBook {
  public func vouchedIssuers() async throws -> [VouchedIssuer] {
    try await read { sql in
      try sql.all("SELECT id, name, siret, reason, added_at FROM vouched_issuer ORDER BY added_at, id").map {
        VouchedIssuer(
          id: try $0.text(0), name: try $0.text(1), siret: try $0.optionalText(2), reason: try $0.text(3),
          addedAt: try $0.date(4))
      }
    }
  }

  public func vouch(for issuer: VouchedIssuer, actor: String, at now: Date) async throws {
    try await write { write in
      try write.sql.run(
        """
        INSERT INTO vouched_issuer (id, name, siret, reason, added_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, siret = excluded.siret, reason = excluded.reason,
          added_at = excluded.added_at
        """,
        [
          .text(issuer.id), .text(issuer.name), SQLValue(issuer.siret), .text(issuer.reason), .date(issuer.addedAt),
        ])
      try write.journal(
        JournalDraft(
          .issuerVouched, actor: actor, subject: issuer.id,
          words: ["name": .string(issuer.name), "reason": .string(issuer.reason)]),
        at: now)
    }
  }

  public func importedTrust() async throws -> [ImportedTrust] {
    try await read { sql in
      try sql.all("SELECT exporter, exported_at, imported_at, document FROM trust_file ORDER BY imported_at, exporter")
        .map {
          ImportedTrust(
            exporter: try $0.text(0), exportedAt: try $0.date(1), importedAt: try $0.date(2), text: try $0.text(3))
        }
    }
  }

  public func trustState() async throws -> TrustState {
    let vouched = try await vouchedIssuers()
    let files = try await read { sql in
      try sql.all("SELECT digest FROM trust_file ORDER BY exporter").map { try $0.blob(0) }
    }
    return TrustState(vouched: vouched, files: files)
  }

  public func importTrust(
    _ file: ImportedTrust, replacing known: ImportedTrust?, actor: String, at now: Date
  ) async throws {
    try await write { write in
      let digest = Array(SHA256.hash(data: Array(file.text.utf8)))
      let held = try write.sql.first("SELECT digest FROM trust_file WHERE exporter = $1", [.text(file.exporter)])
      let expected = known.map { Array(SHA256.hash(data: Array($0.text.utf8))) }
      guard try held?.blob(0) == expected || held?.blob(0) == digest else {
        throw StorageError(.trustChanged, "another file of \(file.exporter) was imported in the meantime")
      }
      let changed = try write.sql.run(
        """
        INSERT INTO trust_file (exporter, exported_at, imported_at, digest, document) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (exporter) DO UPDATE SET exported_at = excluded.exported_at, imported_at = excluded.imported_at,
          digest = excluded.digest, document = excluded.document WHERE digest <> excluded.digest
        """,
        [
          .text(file.exporter), .date(file.exportedAt), .date(file.importedAt), .blob(digest), .text(file.text),
        ])
      guard changed == 1 else { return }
      try write.journal(
        JournalDraft(
          .trustImported, actor: actor, subject: file.exporter,
          detail: ["exportedAt": .string(RFC3339.string(file.exportedAt)), "sha256": .string(Hex.encode(digest))]),
        at: now)
    }
  }
}
