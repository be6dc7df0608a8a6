import Encodings
import Foundation
import JSONTree

/// Where a command writes: results on standard output, everything else on standard error.
struct Terminal: Sendable {
  let language: Language
  let json: Bool
  let quiet: Bool

  /// One line for a person; nothing with `--json` or `--quiet`.
  func say(fr: String, en: String) {
    guard !json, !quiet else { return }
    out(Self.plain(language == .fr ? fr : en))
  }

  /// A line of the result itself, for people; nothing with `--json`.
  func line(_ text: String) {
    guard !json else { return }
    out(Self.plain(text))
  }

  /// The one JSON document of `--json`.
  func document(_ json: JSON) {
    guard self.json else { return }
    out(json.text(.pretty))
  }

  func text(fr: String, en: String) -> String { language == .fr ? fr : en }

  /// A warning or an error, on standard error.
  func warn(_ text: String) {
    // Nobody is left to be told when this fails.
    _ = Descriptor.write(Array((Self.plain(text) + "\n").utf8), to: STDERR_FILENO)
  }

  /// What others wrote may be shown: characters that command a terminal, or turn the direction of what follows, are
  /// replaced.
  private static func plain(_ text: String) -> String {
    func isPlain(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.properties.generalCategory {
      case .control: scalar == "\n" || scalar == "\t"
      case .lineSeparator, .paragraphSeparator: false
      default: !scalar.properties.isBidiControl
      }
    }
    guard !text.unicodeScalars.allSatisfy(isPlain) else { return text }
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { plain.append(isPlain(scalar) ? scalar : "\u{FFFD}") }
    return String(plain)
  }

  func out(_ text: String) {
    guard !Descriptor.write(Array((text + "\n").utf8), to: STDOUT_FILENO) else { return }
    // What was committed stays; the answer could not be given.
    warn(
      self.text(
        fr: "Erreur : la sortie standard ne prend plus rien.", en: "Error: standard output takes nothing more."))
    exit(ExitStatus.cannotWrite.rawValue)
  }
}
