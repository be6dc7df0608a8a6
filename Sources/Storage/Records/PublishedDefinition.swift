import Awarding
import Foundation

/// One immutable version of a micro-credential's definition.
public struct PublishedDefinition: Sendable {
  public let slug: String
  /// From 1.
  public let version: Int
  public let definition: Definition
  /// SHA-256 of the stored document.
  public let digest: [UInt8]
  public let publishedAt: Date

  public init(slug: String, version: Int, definition: Definition, digest: [UInt8], publishedAt: Date) {
    self.slug = slug
    self.version = version
    self.definition = definition
    self.digest = digest
    self.publishedAt = publishedAt
  }
}

/// How a definition is written for storing: the document that stays readable for ever.
public protocol DefinitionCodec: Sendable {
  func encode(_ definition: Definition) throws -> [UInt8]
  func decode(_ document: [UInt8]) throws -> Definition
}
