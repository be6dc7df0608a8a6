import Awarding
import Crypto
import Encodings
import Foundation
import JOSE
import JSONTree
import Register
import Storage

extension DataFolder: DefinitionStore {
  public func publish(_ definition: Definition, actor: String, at now: Date) async throws -> PublishedDefinition {
    let document = try codec.encode(definition)
    let digest = Array(SHA256.hash(data: document))
    let slug = definition.slug.text
    return try await write { write in
      let latest = try write.sql.first(
        "SELECT version, digest, published_at FROM definition WHERE slug = $1 ORDER BY version DESC LIMIT 1",
        [.text(slug)])
      if let latest, try latest.blob(1) == digest {
        return PublishedDefinition(
          slug: slug, version: try latest.integer(0), definition: definition, digest: digest,
          publishedAt: try latest.date(2))
      }
      let version = (try latest?.integer(0) ?? 0) + 1
      try write.sql.run(
        "INSERT INTO definition (slug, version, document, digest, published_at) VALUES ($1, $2, $3, $4, $5)",
        [.text(slug), .integer(version), .blob(document), .blob(digest), .date(now)])
      try write.journal(
        JournalDraft(
          .definitionPublished, actor: actor, subject: slug,
          detail: ["version": .number(JSONNumber(version)), "sha256": .string(Hex.encode(digest))]), at: now)
      return PublishedDefinition(
        slug: slug, version: version, definition: definition, digest: digest, publishedAt: now)
    }
  }

  public func definitions() async throws -> [PublishedDefinition] {
    try await read { [codec] sql in
      try sql.all(
        "SELECT slug, version, document, digest, published_at FROM definition ORDER BY slug, version"
      ).map { try Self.published($0, codec) }
    }
  }

  public func definitionCount() async throws -> Int {
    try await read { try $0.first("SELECT count(*) FROM definition")?.integer(0) ?? 0 }
  }

  public func definition(_ slug: String, version: Int?) async throws -> PublishedDefinition {
    try await read { [codec] sql in
      let row = try sql.first(
        """
        SELECT slug, version, document, digest, published_at FROM definition
        WHERE slug = $1 AND ($2 IS NULL OR version = $2) ORDER BY version DESC LIMIT 1
        """, [.text(slug), SQLValue(version)])
      guard let row else {
        throw StorageError(
          .definitionNotFound, "no micro-credential of that slug and version was published: see `palier type list`")
      }
      return try Self.published(row, codec)
    }
  }

  private static func published(_ row: SQLRow, _ codec: any DefinitionCodec) throws -> PublishedDefinition {
    // A published version is what its digest says, to the byte.
    let (slug, version, document, digest) = (
      try row.text(0), try row.integer(1), try row.blob(2), try row.blob(3)
    )
    guard Array(SHA256.hash(data: document)) == digest, let definition = try? codec.decode(document) else {
      throw StorageError(
        .folderDamaged, "version \(version) of \(slug) is not what was published: restore a backup")
    }
    return PublishedDefinition(
      slug: slug, version: version, definition: definition, digest: digest, publishedAt: try row.date(4))
  }
}

extension DataFolder: InstitutionStore {
  public func institution() async throws -> Institution {
    try await read { sql in
      guard
        let row = try sql.first(
          "SELECT name, country, siret, website, slug, public_address, created_at FROM institution WHERE id = 1")
      else {
        throw StorageError(.folderDamaged, "the folder has no organisation: it was not made whole by `palier init`")
      }
      let siret = try row.optionalParsed(2) { try SIRET($0) }
      let (country, website, slug) = (try row.text(1), try row.optionalText(3), try row.text(4))
      return Institution(
        organisation: try row.parsed(0) {
          try Organisation(name: $0, country: country, siret: siret, website: website, slug: slug)
        },
        address: try row.parsed(5) { try PublicAddress($0) }, createdAt: try row.date(6))
    }
  }
}

extension DataFolder {
  /// Moves the folder to another public address, which its keys and credentials carry: only before the first award.
  /// - Parameter rename: gives the new identifier of a signing key.
  /// - Throws: ``StorageError`` `folder.public-address-fixed`.
  public func setPublicAddress(
    _ address: PublicAddress, actor: String, at now: Date,
    rename: @escaping @Sendable (_ keyID: String, SignatureAlgorithm) -> String
  ) async throws {
    let current = try await institution().address
    guard current != address else { return }
    try await write { [self] write in
      guard try write.sql.first("SELECT 1 FROM award WHERE is_sealed = 1 LIMIT 1") == nil else {
        throw StorageError(
          .publicAddressFixed,
          "credentials carry \(current.base) already: serve with that address, or make a new folder")
      }
      try write.keys { keys in
        for row in try keys.all("SELECT key_id, algorithm, public_jwk, wrapped FROM signing_key") {
          let old = try row.text(0)
          let algorithm = try row.known(1, as: SignatureAlgorithm.self)
          let new = rename(old, algorithm)
          // A key that was declared compromised has no private half, and no award carries its name yet.
          if try row.blob(3).isEmpty { continue }
          let raw = try master.unwrapBytes(row.blob(3), of: "signing|" + old)
          let key = try SigningKey(algorithm: algorithm, rawPrivateKey: raw, keyID: new)
          try keys.run(
            "UPDATE signing_key SET key_id = $2, public_jwk = $3, wrapped = $4 WHERE key_id = $1",
            [
              .text(old), .text(new), .text(key.publicJWK.json.text()),
              .blob(try master.wrap(raw, of: "signing|" + new, randomness)),
            ])
        }
      }
      try write.sql.run("UPDATE institution SET public_address = $1", [.text(address.base)])
      try write.journal(
        JournalDraft(
          .addressChanged, actor: actor, subject: "organisation",
          detail: ["from": .string(current.base), "to": .string(address.base)]), at: now)
    }
  }
}
