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

  /// Lists whose signed document is behind their entries, was never made, or was signed by a key that signs no more.
  func listsToSign() async throws -> [String]

  /// The entries of a list that are not 0, decoys included, by index, with the version they belong to.
  /// - Throws: ``StorageError`` `folder.damaged` when an entry and its award do not say the same.
  func entries(_ id: String) async throws -> (version: Int, entries: [StatusEntry])

  /// Stores a signed document for `version`, with a journal entry, unless a newer one is already there.
  func publish(
    _ id: String, version: Int, document: String, keyID: String, actor: String, at now: Date
  ) async throws
}

/// An entry of a status list: 1 is revoked (or, in a bitstring of purpose suspension, suspended), 2 suspended.
public struct StatusEntry: Sendable, Hashable {
  public let index: Int
  public let value: Int

  public init(index: Int, value: Int) {
    self.index = index
    self.value = value
  }
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
  public let kind: ListKind
  /// Entries: 131,072 or more.
  public let length: Int
  /// Grows whenever a bit changes.
  public let version: Int
  public let signedVersion: Int?
  public let signedAt: Date?
  /// The last signed document.
  public let document: String?
  /// The key that signed it; `nil` where an earlier program did not note it.
  public let signedBy: String?

  public init(
    id: String, kind: ListKind, length: Int, version: Int, signedVersion: Int?,
    signedAt: Date?, document: String?, signedBy: String?
  ) {
    self.id = id
    self.kind = kind
    self.length = length
    self.version = version
    self.signedVersion = signedVersion
    self.signedAt = signedAt
    self.document = document
    self.signedBy = signedBy
  }
}
