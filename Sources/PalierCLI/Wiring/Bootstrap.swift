import Awarding
import Encodings
import Fetching
import Foundation
import Intake
import Issuance
import JOSE
import JSONTree
import Storage
import StorageSQL
import Verification

/// The only file that names live types: where the ports get what stands behind them.
enum Bootstrap {
  static let randomness = Randomness { count in
    var generator = SystemRandomNumberGenerator()
    var bytes = [UInt8]()
    bytes.reserveCapacity(count + 8)
    while bytes.count < count {
      withUnsafeBytes(of: generator.next() as UInt64) { bytes.append(contentsOf: $0) }
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  static func create(
    _ root: URL, organisation: Organisation, address: PublicAddress, _ environment: Environment, at now: Date
  ) async throws -> DataFolder {
    // Everything the program writes is its owner's alone.
    umask(0o077)
    return try await DataFolder.create(
      at: root, organisation: organisation, address: address, key: keySource(environment),
      signing: [SignatureAlgorithm.EdDSA, .ES256].map {
        ($0, IssuerIdentity.keyID($0, of: organisation, at: address))
      },
      codec: StoredDefinitions(), randomness: randomness, actor: actor, at: now)
  }

  static func open(_ root: URL, _ environment: Environment, at now: Date) async throws -> DataFolder {
    umask(0o077)
    return try await DataFolder.open(
      at: root, key: keySource(environment), codec: StoredDefinitions(), randomness: randomness, at: now)
  }

  static func restore(
    _ source: URL, to root: URL, _ environment: Environment, at now: Date
  ) async throws -> RestorationReport {
    umask(0o077)
    return try await Restoration.restore(
      from: source, to: root, key: keySource(environment), codec: StoredDefinitions(), randomness: randomness,
      at: now)
  }

  /// Opens the folder, lends it, and closes it whatever happens.
  static func withFolder<T: Sendable>(
    _ options: FolderOptions, _ context: CommandContext, _ body: (DataFolder) async throws -> T
  ) async throws -> T {
    let folder = try await open(options.root(context.environment), context.environment, at: context.clock())
    do {
      let result = try await body(folder)
      try await folder.close()
      return result
    } catch {
      try? await folder.close()
      throw error
    }
  }

  /// The program's one fetcher, with its address rules; nothing with `offline`.
  static func documents(_ environment: Environment, offline: Bool) -> any DocumentSource {
    offline ? OfflineDocumentSource() : Fetcher(rules: AddressRules(allowLoopback: environment.allowsLoopback))
  }

  /// A verifier that answers the folder's own documents from the folder.
  static func verifier(
    for folder: DataFolder, _ environment: Environment, offline: Bool, clock: @escaping @Sendable () -> Date
  ) async throws -> Verifier {
    let institution = try await folder.institution()
    return Verifier(
      documents: LayeredDocumentSource([
        FolderDocuments(store: folder, institution: institution, clock: clock),
        documents(environment, offline: offline),
      ]),
      knownIssuers: OwnIssuer(institution))
  }

  /// Who acts in the journal, when it is the command line.
  static let actor = "command line"

  private static func keySource(_ environment: Environment) -> KeySource {
    environment.key.map(KeySource.given) ?? .file
  }
}

/// Definitions are stored as their JSON documents.
struct StoredDefinitions: DefinitionCodec {
  func encode(_ definition: Definition) throws -> [UInt8] { DefinitionDocument.json(of: definition).serialized() }
  func decode(_ document: [UInt8]) throws -> Definition {
    try DefinitionDocument.definition(stored: JSON(parsing: document))
  }
}
