/// Reading the journal.
public protocol JournalStore: Sendable {
  /// Entries after `number`, oldest first.
  func entries(after number: Int, limit: Int) async throws -> [JournalEntry]

  /// Walks the whole chain of hashes.
  /// - Throws: ``StorageError`` `folder.damaged` naming the first entry that does not fit.
  func verifyChain() async throws -> Int
}

/// Everything that the use cases need of a data folder.
public typealias AwardingStore = DefinitionStore & AwardStore & FormStore & LifecycleStore & StatusListStore & KeyStore
  & JournalStore & InstitutionStore

/// Whose folder it is.
public protocol InstitutionStore: Sendable {
  func institution() async throws -> Institution
}
