import Foundation

/// What a document names is there.
enum DocumentRules {
  static let demanded = [
    "README.md", "ARCHITECTURE.md", "GLOSSARY.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md",
  ]

  static func present(_ project: Project) -> [Violation] {
    demanded.filter { project.texts[$0] == nil }.map { Violation("documents", $0, "is missing") }
  }

  /// Links of Markdown pages to files of the project. `exists` answers for pictures and other unread files.
  static func links(_ project: Project, exists: (String) -> Bool) -> [Violation] {
    let link = /\]\(([^)\s#]+)[^)]*\)/
    var violations: [Violation] = []
    for (path, text) in project.texts.sorted(by: { $0.key < $1.key }) where path.hasSuffix(".md") {
      let folder = path.split(separator: "/").dropLast().joined(separator: "/")
      for target in text.matches(of: link).map({ String($0.1) }) where !target.contains(":") {
        let place = resolved(target, from: folder)
        if project.texts[place] != nil || exists(place) { continue }
        violations.append(Violation("documents", path, "leads to \(target), which is not there"))
      }
    }
    return violations
  }

  private static func resolved(_ target: String, from folder: String) -> String {
    var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    for part in target.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }
}
