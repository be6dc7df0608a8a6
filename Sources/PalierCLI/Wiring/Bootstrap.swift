import Awarding
import Encodings
import Fetching
import Foundation
import Intake
import Issuance
import JOSE
import JSONTree
import Register
import Storage
import StorageSQL
import Synchronization
import Verification

/// The only file that names live types: where the ports get what stands behind them.
enum Bootstrap {
  /// The system's generator, asked for a page at a time: an award takes some twenty draws.
  static let randomness = Randomness { count in
    pool.withLock { pool in
      if pool.count < count { pool += Self.fresh(max(4096, count)) }
      let drawn = Array(pool.suffix(count))
      pool.removeLast(count)
      return drawn
    }
  }

  private static let pool = Mutex<[UInt8]>([])

  private static func fresh(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    // getentropy(3) gives at most 256 bytes a call.
    for start in stride(from: 0, to: count, by: 256) {
      let wanted = min(256, count - start)
      let failed = bytes.withUnsafeMutableBytes { getentropy($0.baseAddress?.advanced(by: start), wanted) }
      precondition(failed == 0, "the system gives no random bytes")
    }
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
  /// - Parameter trust: a file that is believed for this once.
  static func verifier(
    for folder: DataFolder, _ environment: Environment, offline: Bool, trust: TrustFile? = nil,
    clock: @escaping @Sendable () -> Date
  ) async throws -> FolderVerifier {
    let institution = try await folder.institution()
    let own = FolderDocuments(store: folder, institution: institution, clock: clock)
    let fetcher = documents(environment, offline: offline)
    return try await FolderVerifier(documents: own, trustState: { try await folder.trustState() }) {
      let foreign = try await GatherTrust(store: folder).foreign(once: trust, now: clock())
      let joined = JoinedTrust(issuers: [OwnIssuer(institution), foreign], standings: [FolderStandings(own), foreign])
      return Verifier(
        documents: LayeredDocumentSource([own, fetcher], copies: foreign.source), knownIssuers: joined,
        keyStandings: joined,
        policies: [
          RegisterPolicy(register: folder.register) { joined.issuer($0)?.siret.flatMap { try? SIRET($0) } }
        ])
    }
  }

  /// Who acts in the journal, when it is the command line.
  static let actor = "command line"

  private static func keySource(_ environment: Environment) -> KeySource {
    environment.key.map(KeySource.given) ?? .file
  }
}

/// Definitions are stored as their JSON documents. A published version never changes: it is read once and kept.
final class StoredDefinitions: DefinitionCodec {
  private static let kept = 500
  private let read = Mutex<[[UInt8]: Definition]>([:])

  func encode(_ definition: Definition) throws -> [UInt8] { DefinitionDocument.json(of: definition).serialized() }

  func decode(_ document: [UInt8]) throws -> Definition {
    if let known = read.withLock({ $0[document] }) { return known }
    let definition = try DefinitionDocument.definition(stored: JSON(parsing: document))
    read.withLock {
      if $0.count >= Self.kept { $0.removeAll() }
      $0[document] = definition
    }
    return definition
  }
}
