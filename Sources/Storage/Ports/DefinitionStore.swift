import Awarding
import Foundation

/// The immutable versions of definitions.
public protocol DefinitionStore: Sendable {
  /// Stores `definition` as the next version of its slug, in one transaction with its journal entry.
  /// Publishing the document of the latest version again changes nothing and returns that version.
  func publish(_ definition: Definition, actor: String, at now: Date) async throws -> PublishedDefinition

  /// Every version of every definition, by slug and version.
  func definitions() async throws -> [PublishedDefinition]

  /// How many versions there are of all definitions together.
  func definitionCount() async throws -> Int

  /// One version; the latest when `version` is `nil`.
  /// - Throws: ``StorageError`` `definition.not-found`.
  func definition(_ slug: String, version: Int?) async throws -> PublishedDefinition
}
