import Foundation
import JOSE
import JSONTree
import Storage

extension DataFolder: KeyStore {
  public func signingKeys() async throws -> [SigningKeyRecord] { try await readKeys(Self.records) }

  @Sendable private static func records(_ keys: SQLSession) throws -> [SigningKeyRecord] {
    try keys.all("SELECT key_id, algorithm, public_jwk, created_at FROM signing_key ORDER BY created_at, key_id")
      .map { row in
        guard let algorithm = SignatureAlgorithm(rawValue: row.text(1)),
          let jwk = try? JWK(JSON(parsing: Array(row.text(2).utf8)))
        else { throw StorageError(.folderDamaged, "a signing key's record cannot be read") }
        return SigningKeyRecord(
          keyID: row.text(0), algorithm: algorithm, publicJWK: jwk, createdAt: row.date(3))
      }
  }

  public func signer(_ algorithm: SignatureAlgorithm) async throws -> SigningKey {
    guard let record = try await signingKeys().last(where: { $0.algorithm == algorithm }) else {
      throw StorageError(.keyMissing, "the organisation has no \(algorithm.rawValue) key")
    }
    return try await signer(keyID: record.keyID)
  }

  public func signer(keyID: String) async throws -> SigningKey {
    try await readKeys { [master] keys in
      guard
        let row = try keys.first("SELECT algorithm, wrapped FROM signing_key WHERE key_id = $1", [.text(keyID)]),
        let algorithm = SignatureAlgorithm(rawValue: row.text(0))
      else { throw StorageError(.keyMissing, "the organisation has no key of that identifier") }
      let raw = try master.unwrapBytes(row.blob(1), of: "signing|" + keyID)
      return try SigningKey(algorithm: algorithm, rawPrivateKey: raw, keyID: keyID)
    }
  }

  func addSigningKey(
    _ algorithm: SignatureAlgorithm, keyID: String, _ write: WriteSession, actor: String, at now: Date
  ) throws {
    let key = try SigningKey.generate(algorithm, keyID: keyID)
    let wrapped = try master.wrap(key.rawRepresentation, of: "signing|" + keyID, randomness)
    try write.keys { keys in
      try keys.run(
        "INSERT INTO signing_key (key_id, algorithm, public_jwk, wrapped, created_at) VALUES ($1, $2, $3, $4, $5)",
        [
          .text(keyID), .text(algorithm.rawValue), .text(key.publicJWK.json.text()), .blob(wrapped), .date(now),
        ])
    }
    try write.journal(
      JournalDraft(
        .keyCreated, actor: actor, subject: keyID,
        detail: ["algorithm": .string(algorithm.rawValue), "thumbprint": .string(key.publicJWK.thumbprint())]),
      at: now)
  }
}
