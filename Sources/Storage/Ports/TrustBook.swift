import Foundation

/// What the operator trusts: bodies known by name, and trust files that were imported.
public protocol TrustBook: Sendable {
  func vouchedIssuers() async throws -> [VouchedIssuer]

  /// Adds a body, or replaces what was said of it, with a journal entry.
  func vouch(for issuer: VouchedIssuer, actor: String, at now: Date) async throws

  /// Every imported file, oldest first.
  func importedTrust() async throws -> [ImportedTrust]

  /// Keeps a file, with a journal entry; the file of the same exporter that was there is replaced. Importing the same
  /// file again changes nothing.
  func importTrust(_ file: ImportedTrust, actor: String, at now: Date) async throws
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
