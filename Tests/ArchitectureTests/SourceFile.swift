import Foundation

/// One Swift file of the project.
struct SourceFile {
  /// From the project's root, with `/`.
  let path: String
  /// The target that owns it, as its folder says.
  let target: String
  let text: String
  let code: CodeText

  init(path: String, text: String) {
    self.path = path
    self.target = path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
    self.text = text
    self.code = CodeText(text)
  }

  var isTest: Bool { path.hasPrefix("Tests/") }
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Every module that the file imports, with its line: `@testable import X`, `public import X`,
  /// `import struct X.Y` all name X.
  var imports: [(module: String, line: Int)] {
    let statement =
      /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:typealias|struct|class|actor|enum|protocol|let|var|func)\s+)?(\w+)/
    return code.lines.enumerated().flatMap { index, line in
      line.split(separator: ";").compactMap { part in
        part.firstMatch(of: statement).map { (String($0.1), index + 1) }
      }
    }
  }

  /// The lines (from 1) where `token` stands as code. A token that begins or ends in a name is found as a whole
  /// name only: `Process` is not found in `ProcessInfo`. A token that begins with `.` and has no open
  /// parenthesis is found as an implicit member only: `.now` in `(at: .now)`, not in `options.now`.
  func lines(using token: String) -> [Int] {
    let implicitMember = token.hasPrefix(".") && !token.hasSuffix("(")
    return code.lines.enumerated().compactMap { index, line in
      var rest = line[...]
      while let range = rest.range(of: token) {
        let before = range.lowerBound > line.startIndex ? line[line.index(before: range.lowerBound)] : " "
        let after = range.upperBound < line.endIndex ? line[range.upperBound] : " "
        let startsWhole = !Self.isName(token.first) || !Self.isName(before)
        let endsWhole = !Self.isName(token.last) || !Self.isName(after)
        let implicit = !implicitMember || !(Self.isName(before) || ")]?!>\"}".contains(before))
        if startsWhole, endsWhole, implicit { return index + 1 }
        rest = rest[range.upperBound...]
      }
      return nil
    }
  }

  private static func isName(_ character: Character?) -> Bool {
    guard let character else { return false }
    return character.isLetter || character.isNumber || character == "_"
  }
}
