import Foundation

/// What the operator trusts: bodies known by name, and trust files that were imported.
public protocol TrustBook: Sendable {
  func vouchedIssuers() async throws -> [VouchedIssuer]

  /// Adds a body, or replaces what was said of it, with a journal entry.
  func vouch(for issuer: VouchedIssuer, actor: String, at now: Date) async throws

  /// Every imported file, oldest first.
  func importedTrust() async throws -> [ImportedTrust]

  /// Keeps a file, with a journal entry, in the place of `known`, the one of the same exporter that the caller held it
  /// against. Importing the same file again changes nothing.
  /// - Throws: ``StorageError`` `trust.changed-meanwhile` when that is no longer the one that is there.
  func importTrust(_ file: ImportedTrust, replacing known: ImportedTrust?, actor: String, at now: Date) async throws

  /// What changes whenever what is trusted changes: cheap to ask.
  func trustState() async throws -> TrustState
}

/// Which files and bodies are trusted, without the files themselves.
public struct TrustState: Sendable, Hashable {
  public let vouched: [VouchedIssuer]
  /// SHA-256 of each imported file, in the order of their exporters.
  public let files: [[UInt8]]

  public init(vouched: [VouchedIssuer], files: [[UInt8]]) {
    self.vouched = vouched
    self.files = files
  }
}

/// A body that the operator vouches for.
public struct VouchedIssuer: Sendable, Hashable {
  /// A DID or an https address.
  public let id: String
  public let name: String
  public let siret: String?
  public let reason: String
  public let addedAt: Date

  public init(id: String, name: String, siret: String?, reason: String, addedAt: Date) {
    self.id = id
    self.name = name
    self.siret = siret
    self.reason = reason
    self.addedAt = addedAt
  }
}

/// A trust file as it was imported.
public struct ImportedTrust: Sendable, Hashable {
  /// The DID of the organisation that exported it.
  public let exporter: String
  public let exportedAt: Date
  public let importedAt: Date
  /// The signed text.
  public let text: String

  public init(exporter: String, exportedAt: Date, importedAt: Date, text: String) {
    self.exporter = exporter
    self.exportedAt = exportedAt
    self.importedAt = importedAt
    self.text = text
  }
}
