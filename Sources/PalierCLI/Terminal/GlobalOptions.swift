import ArgumentParser
import Encodings
import Foundation

/// What every command takes.
struct GlobalOptions: ParsableArguments {
  @Flag(help: "Print one JSON document on standard output.") var json = false
  @Flag(help: "Print nothing but errors and what was asked for.") var quiet = false
  @Option(help: "The language of messages: fr or en (default: LANG, else fr).") var language: LanguageOption?

  /// The language asked for, else that of the environment, else French.
  func words(_ environment: Environment) -> Language {
    if let language { return language.value }
    return environment.language
  }
}

/// What every command that uses a data folder takes.
struct FolderOptions: ParsableArguments {
  @Option(help: "The data folder (default: PALIER_DATA, else ./palier-data).") var data: String?

  func root(_ environment: Environment) -> URL {
    URL(fileURLWithPath: data ?? environment.dataFolder ?? "palier-data", isDirectory: true)
  }
}

struct LanguageOption: ExpressibleByArgument {
  let value: Language
  init?(argument: String) {
    guard let value = Language(rawValue: argument) else { return nil }
    self.value = value
  }
}
