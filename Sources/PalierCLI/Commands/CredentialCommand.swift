import ArgumentParser
import Awarding
import Foundation
import Issuance
import JSONTree
import Storage
import StorageSQL

struct CredentialCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "credential", abstract: "Look at awards, export them, and change their state.",
    subcommands: [
      CredentialListCommand.self, CredentialShowCommand.self, CredentialExportCommand.self,
      CredentialLinksCommand.self, CredentialSuspendCommand.self, CredentialReinstateCommand.self,
      CredentialRevokeCommand.self, CredentialReplaceCommand.self, CredentialPresentCommand.self,
      CredentialResignCommand.self,
    ])
}

struct CredentialListCommand: PalierCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List awards with their state.")

  @Option(help: "Only awards of this micro-credential.") var type: String?
  @Option(help: "Only this state: active, suspended, revoked, replaced, expired, erased.") var status: Standing?
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    try await Bootstrap.withFolder(folder, context) { folder in
      let now = context.clock()
      let address = try await folder.institution().address
      if let type { _ = try await folder.definition(type, version: nil) }
      var after: AwardCursor?
      var isFirst = true
      if context.terminal.json { context.terminal.out("[") }
      while true {
        let page = try await folder.awards(
          AwardFilter(slug: type, status: status?.rawValue), after: after, limit: 500, at: now)
        for (cursor, award) in page {
          after = cursor
          if context.terminal.json {
            context.terminal.out((isFirst ? " " : ",") + AwardWire.json(award, address, now).text())
            isFirst = false
          } else {
            context.terminal.line(
              [
                award.id.text, award.standing(at: now).padding(toLength: 9, withPad: " ", startingAt: 0),
                award.awardedOn.iso, award.slug, award.personal?.learner.displayName ?? "–",
              ].joined(separator: "  "))
          }
        }
        if page.count < 500 { break }
      }
      if context.terminal.json { context.terminal.out("]") }
    }
  }
}

/// The words of `--status`.
enum Standing: String, ExpressibleByArgument, CaseIterable {
  case active, suspended, revoked, replaced, expired, erased
}

struct CredentialShowCommand: PalierCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one award.")

  @Argument(help: "The award's identifier.") var id: String
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    try await Bootstrap.withFolder(folder, context) { folder in
      let now = context.clock()
      let award = try await folder.award(AwardID(id))
      let json = AwardWire.json(award, try await folder.institution().address, now)
      context.terminal.document(json)
      for (name, value) in json.object ?? [:] {
        context.terminal.line("\(name): \(value.string ?? value.text())")
      }
    }
  }
}

/// An award as `credential list` and `credential show` print it.
enum AwardWire {
  static func json(_ award: AwardRecord, _ address: PublicAddress, _ now: Date) -> JSON {
    [
      "id": .string(award.id.text), "type": .string(award.slug),
      "version": .number(JSONNumber(award.version)), "status": .string(award.standing(at: now)),
      "awardedOn": .string(award.awardedOn.iso),
      "holder": [
        "id": .string(award.holder.text),
        "name": award.personal.map { .string($0.learner.displayName) } ?? .null,
      ],
      "page": award.personal.map { .string(address.page($0.page)) } ?? .null,
      "replacedBy": award.replacedBy.map { .string($0.text) } ?? .null,
    ]
  }
}

struct CredentialLinksCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "links", abstract: "Write a CSV of learners and links for a mail merge.")

  @Option(help: "Only awards of this micro-credential.") var type: String?
  @Option(help: "The CSV file to write; only its owner can read it.") var output: String
  @OptionGroup var folder: FolderOptions
  @OptionGroup var global: GlobalOptions

  func execute(_ context: CommandContext) async throws {
    try await Bootstrap.withFolder(folder, context) { folder in
      let address = try await folder.institution().address
      if let type { _ = try await folder.definition(type, version: nil) }
      let count = try await LinksFile.write(
        to: output, language: context.language, address: address, at: context.clock()
      ) { after in
        try await folder.awards(AwardFilter(slug: type), after: after, limit: 500, at: context.clock())
      }
      context.terminal.document(["file": .string(output), "links": .number(JSONNumber(count))])
      context.terminal.say(fr: "\(count) liens écrits : \(output)", en: "\(count) links written: \(output)")
    }
  }
}

/// What the commands of the life cycle share.
struct MoveOptions: ParsableArguments {
  @Argument(help: "The awards' identifiers.") var ids: [String]
  @Option(help: "Why: kept in the journal.") var reason: String
  @OptionGroup var folder: FolderOptions

  func check() throws {
    guard !reason.allSatisfy(\.isWhitespace) else {
      throw Failure.words(fr: "--reason doit dire pourquoi.", en: "--reason must say why.")
    }
  }

  func make(_ move: AwardMove, _ context: CommandContext) async throws {
    let awards = try ids.map { try AwardID($0) }
    try await Bootstrap.withFolder(folder, context) { folder in
      try await ChangeAwards(store: folder)(
        awards, move, reason: reason, actor: Bootstrap.actor, now: context.clock())
      let standing = try await folder.award(awards[0]).status.rawValue
      context.terminal.document([
        "changed": .number(JSONNumber(awards.count)), "status": .string(standing),
        "ids": .array(awards.map { .string($0.text) }),
      ])
      let french: String =
        switch move {
        case .suspend: "Suspendu : la liste d’états est publiée."
        case .reinstate: "Rétabli : la liste d’états est publiée."
        default: "Révoqué, définitivement : la liste d’états est publiée."
        }
      let english: String =
        switch move {
        case .suspend: "Suspended: the status list is published."
        case .reinstate: "Reinstated: the status list is published."
        default: "Revoked for good: the status list is published."
        }
      context.terminal.say(fr: french, en: english)
    }
  }
}

struct CredentialSuspendCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspend", abstract: "Suspend awards of a suspendable micro-credential.")
  @OptionGroup var move: MoveOptions
  @OptionGroup var global: GlobalOptions
  func execute(_ context: CommandContext) async throws { try await move.make(.suspend, context) }
}

struct CredentialReinstateCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "reinstate", abstract: "End the suspension of awards.")
  @OptionGroup var move: MoveOptions
  @OptionGroup var global: GlobalOptions
  func execute(_ context: CommandContext) async throws { try await move.make(.reinstate, context) }
}

struct CredentialRevokeCommand: PalierCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Revoke awards, for good.")
  @OptionGroup var move: MoveOptions
  @OptionGroup var global: GlobalOptions
  func execute(_ context: CommandContext) async throws { try await move.make(.revoke, context) }
}
