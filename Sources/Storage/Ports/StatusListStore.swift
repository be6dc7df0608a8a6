import Foundation

/// The status lists: bits derived from what was decided, and the last signed document of each list.
public protocol StatusListStore: Sendable {
  /// The list with its signed document, if it was ever signed.
  /// - Throws: ``StorageError`` `status-list.not-found`.
  func list(_ id: String) async throws -> StatusListRecord

  /// Which version every list has, and when which was signed: without the documents.
  func listStates() async throws -> [StatusListState]

  /// Every list with its signed document.
  func allLists() async throws -> [StatusListRecord]

  /// Lists whose signed document is behind their bits, or was never made.
  func listsToSign() async throws -> [String]

  /// The set indices of a list, decoys included, with the version they belong to.
  func setIndices(_ id: String) async throws -> (version: Int, indices: [Int])

  /// Stores a signed document for `version`, with a journal entry, unless a newer one is already there.
  func publish(
    _ id: String, version: Int, document: String, keyID: String, actor: String, at now: Date
  ) async throws
}

/// What tells whether a signed list is still the one to serve.
public struct StatusListState: Sendable, Hashable {
  public let id: String
  public let version: Int
  public let signedVersion: Int?
  public let signedAt: Date?

  public init(id: String, version: Int, signedVersion: Int?, signedAt: Date?) {
    self.id = id
    self.version = version
    self.signedVersion = signedVersion
    self.signedAt = signedAt
  }
}

/// A status list as it is kept.
public struct StatusListRecord: Sendable {
  public let id: String
  public let purpose: StatusReference.Purpose
  /// Entries: 131,072 or more.
  public let length: Int
  /// Grows whenever a bit changes.
  public let version: Int
  public let signedVersion: Int?
  public let signedAt: Date?
  /// The last signed document.
  public let document: String?

  public init(
    id: String, purpose: StatusReference.Purpose, length: Int, version: Int, signedVersion: Int?,
    signedAt: Date?, document: String?
  ) {
    self.id = id
    self.purpose = purpose
    self.length = length
    self.version = version
    self.signedVersion = signedVersion
    self.signedAt = signedAt
    self.document = document
  }
}
