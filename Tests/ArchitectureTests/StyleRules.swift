/// Names, lengths and things that are never written.
enum StyleRules {
  /// Words that name no part of the trade and so gather everything.
  static let emptyWords: Set = [
    "Util", "Utils", "Utilities", "Helper", "Helpers", "Manager", "Managers", "Core", "Common", "Extensions",
    "Misc",
  ]
  static func names(_ project: Project) -> [Violation] {
    project.sources.flatMap { file in
      file.path.split(separator: "/").dropFirst()
        .flatMap { words(in: $0).filter(emptyWords.contains) }
        .map { Violation("names", file.path, "'\($0)' says nothing: name it after what it is") }
    }
  }

  /// `URLHelpers+JSON.swift` → URL, Helpers, JSON, swift.
  static func words(in name: Substring) -> [String] {
    name.matches(of: /[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+/).map { String($0.0) }
  }

  /// Files longer than this are one algorithm, named here with the reason.
  static let longest = 500
  static let longFiles: [String: String] = [:]

  static func lengths(_ project: Project, allowing longFiles: [String: String] = longFiles) -> [Violation] {
    project.sources.compactMap { file in
      let lines = file.text.utf8.count { $0 == UInt8(ascii: "\n") }
      guard lines > longest, longFiles[file.path] == nil else { return nil }
      return Violation("length", file.path, "\(lines) lines: cut it, or name it as one algorithm")
    }
  }

  /// What would stop the program on input, and what was left undone.
  static func crashes(_ project: Project) -> [Violation] {
    project.sources.flatMap { file in
      ["try!", "as!"].flatMap { token in
        file.lines(using: token).map {
          Violation("crash", file.path, line: $0, "\(token) is not written here")
        }
      }
    }
  }

  // Written in parts, since this file is read too.
  private static let leftUndone = ["TO" + "DO", "FIX" + "ME", "XX" + "X:"]

  static func undone(_ project: Project) -> [Violation] {
    lines(of: project).compactMap { path, number, line in
      guard let word = leftUndone.first(where: { line.contains($0) }) else { return nil }
      return Violation("undone", path, line: number, "\(word) belongs into an issue")
    }
  }

  /// A path that exists on one machine only.
  static func machinePaths(_ project: Project) -> [Violation] {
    let pattern = #/(?:^|[^\w.}\-\/:])\/(?:home|Users|root|work|opt\/swift)\/\w/#
    return lines(of: project).compactMap { path, number, line in
      guard line.contains("/"), line.firstMatch(of: pattern) != nil else { return nil }
      return Violation("machine", path, line: number, "names a path of one machine")
    }
  }

  private static func lines(of project: Project) -> some Sequence<(String, Int, Substring)> {
    project.texts.sorted { $0.key < $1.key }.lazy.flatMap { path, text in
      text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        .map { (path, $0.offset + 1, $0.element) }
    }
  }
}
