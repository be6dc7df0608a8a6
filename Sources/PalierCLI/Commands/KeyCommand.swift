import ArgumentParser
import Encodings
import Foundation
import Issuance
import JOSE
import JSONTree
import Storage
import StorageSQL

struct KeyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "The organisation's signing keys.",
    subcommands: [
      KeyListCommand.self, KeyRotateCommand.self, KeyRetireCommand.self, KeyCompromisedCommand.self,
    ])
}

struct KeyListCommand: PalierCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the keys with their state.")

  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    try await Bootstrap.withFolder(folder, context) { folder in
      KeyWire.say(try await folder.signingKeys(), context)
    }
  }
}

struct KeyRotateCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate", abstract: "Make new keys that sign from now on, and retire those before them.",
    discussion: "What the retired keys signed stays good, and stays checkable.")

  @Option(help: "Only this kind of key: EdDSA or ES256 (default: both).") var signature: SignatureChoice?
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    try await Bootstrap.withFolder(folder, context) { folder in
      let identity = IssuerIdentity(try await folder.institution())
      for algorithm in signature.map({ [$0.algorithm] }) ?? [.EdDSA, .ES256] {
        _ = try await folder.rotateKey(
          algorithm, named: { identity.nextKeyID(algorithm, after: $0) }, actor: Bootstrap.actor, at: context.clock())
      }
      // Lists that the former keys signed are signed anew at once.
      try await PublishStatusLists(store: folder)(actor: Bootstrap.actor, now: context.clock())
      KeyWire.say(try await folder.signingKeys(), context)
    }
  }
}

struct KeyRetireCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "retire", abstract: "Stop signing with a key; what it signed stays good.")

  @Argument(help: "The key, as `key list` names it, or what follows its #.") var id: String
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    try await Bootstrap.withFolder(folder, context) { folder in
      let keyID = try KeyWire.find(id, among: try await folder.signingKeys())
      try await folder.retireKey(keyID, actor: Bootstrap.actor, at: context.clock())
      try await PublishStatusLists(store: folder)(actor: Bootstrap.actor, now: context.clock())
      KeyWire.say(try await folder.signingKeys(), context)
    }
  }
}

struct KeyCompromisedCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "compromised", abstract: "Declare that a key came into foreign hands.",
    discussion: """
      Nothing that it signed is good any more, whatever date it bears, but for what this folder's journal holds from \
      before. Its private half is deleted; if it was signing, a new key takes its place. `credential resign` then signs \
      every living award again.
      """)

  @Argument(help: "The key, as `key list` names it, or what follows its #.") var id: String
  @Option(help: "Since when, as far as you know (RFC 3339 or a day).") var since: String
  @Option(help: "What happened: kept in the journal.") var reason: String
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func check() throws {
    guard !reason.allSatisfy(\.isWhitespace) else {
      throw Failure.words(fr: "--reason doit dire ce qui est arrivé.", en: "--reason must say what happened.")
    }
  }

  func execute(_ context: CommandContext) async throws {
    guard let since = Moment.parse(since), since <= context.clock() else {
      throw Moment.malformed(
        "--since", fr: "un jour ou un instant passé, comme 2026-11-25", en: "a past day or time such as 2026-11-25")
    }
    try await Bootstrap.withFolder(folder, context) { folder in
      let now = context.clock()
      let keys = try await folder.signingKeys()
      let keyID = try KeyWire.find(id, among: keys)
      if let known = keys.first(where: { $0.keyID == keyID })?.compromise, known.since <= since {
        context.terminal.say(
          fr: "Cette clé est déjà déclarée compromise depuis le \(RFC3339.string(known.since)) : rien n’a changé.",
          en: "That key is declared compromised since \(RFC3339.string(known.since)) already: nothing changed.")
      }
      if let key = keys.first(where: { $0.keyID == keyID }), key.isCurrent {
        let identity = IssuerIdentity(try await folder.institution())
        _ = try await folder.rotateKey(
          key.algorithm, named: { identity.nextKeyID(key.algorithm, after: $0) }, actor: Bootstrap.actor, at: now)
      }
      try await folder.compromiseKey(keyID, since: since, reason: reason, actor: Bootstrap.actor, at: now)
      try await PublishStatusLists(store: folder)(actor: Bootstrap.actor, now: now)
      KeyWire.say(try await folder.signingKeys(), context)
      context.terminal.say(
        fr: "Signez maintenant à nouveau les attestations en cours : palier credential resign",
        en: "Now sign the living awards again: palier credential resign")
    }
  }
}

/// Keys as the commands print and read them.
enum KeyWire {
  static func say(_ keys: [SigningKeyRecord], _ context: CommandContext) {
    context.terminal.document(.array(keys.map(json)))
    for key in keys {
      context.terminal.line(
        [
          key.keyID, key.algorithm.rawValue, state(key).padding(toLength: 11, withPad: " ", startingAt: 0),
          RFC3339.string(key.createdAt),
        ].joined(separator: "  "))
    }
  }

  private static func json(_ key: SigningKeyRecord) -> JSON {
    [
      "id": .string(key.keyID), "algorithm": .string(key.algorithm.rawValue), "state": .string(state(key)),
      "thumbprint": .string(key.publicJWK.thumbprint()), "createdAt": .string(RFC3339.string(key.createdAt)),
      "retiredAt": key.retiredAt.map { .string(RFC3339.string($0)) } ?? .null,
      "compromisedSince": key.compromise.map { .string(RFC3339.string($0.since)) } ?? .null,
    ]
  }

  private static func state(_ key: SigningKeyRecord) -> String {
    key.compromise != nil ? "compromised" : key.retiredAt != nil ? "retired" : "current"
  }

  static func find(_ id: String, among keys: [SigningKeyRecord]) throws -> String {
    if let key = keys.first(where: { $0.keyID == id || $0.keyID.hasSuffix("#" + id) }) { return key.keyID }
    throw Failure(
      .missing, "key.unknown", fr: "Aucune clé n’a ce nom : voyez « palier key list ».",
      en: "No key has that name: see `palier key list`.")
  }
}
