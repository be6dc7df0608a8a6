import Foundation
import JSONTree

extension ScriptRun {
  /// The steps that only look.
  func check(_ verb: String, _ words: [String], _ step: CommandScript.Step) throws -> Bool {
    switch verb {
    case "exit": try String(last.code) == one(words, step)
    case "status": try String(httpStatus) == one(words, step)
    case "stdout": try matches(text(last.stdout), one(words, step), step)
    case "stderr": try matches(text(last.stderr), one(words, step), step)
    case "header":
      try words.count == 2 && matches(headers[words[0].lowercased()] ?? "", words[1], step)
    case "count": try count(words, step)
    case "json": try json(words, step)
    case "exists": try FileManager.default.fileExists(atPath: file(one(words, step)).path)
    case "mode": try words.count == 2 && mode(of: words[0]) == words[1]
    case "contains":
      try words.count == 2
        && matches(text([UInt8](Data(contentsOf: file(words[0])))), words[1], step)
    case "same":
      try words.count == 2 && Data(contentsOf: file(words[0])) == Data(contentsOf: file(words[1]))
    case "equal": words.count == 2 && words[0] == words[1]
    default: throw fault(step, "no step is called \(verb)")
    }
  }

  /// `count PATTERN N`: so often in standard output.
  private func count(_ words: [String], _ step: CommandScript.Step) throws -> Bool {
    guard words.count == 2 else { throw fault(step, "count PATTERN N") }
    return try String(text(last.stdout).matches(of: regex(words[0], step)).count) == words[1]
  }

  /// `json PATH` is there; `json PATH VALUE` is that (JSON, else a string); `json PATH like PATTERN`;
  /// `json PATH count N` has so many elements or members.
  private func json(_ words: [String], _ step: CommandScript.Step) throws -> Bool {
    guard let path = words.first else { throw fault(step, "json PATH …") }
    guard let value = JSONPath(path).value(in: try document(step)) else { return false }
    switch (words.count, words.dropFirst().first) {
    case (1, _): return true
    case (2, let expected?):
      return value == ((try? JSON(parsing: Array(expected.utf8))) ?? .string(expected))
        || value.string == expected
    case (3, "like"): return try matches(value.string ?? value.text(), words[2], step)
    case (3, "count"): return String(value.array?.count ?? value.object?.count ?? -1) == words[2]
    default: throw fault(step, "json PATH [VALUE | like PATTERN | count N]")
    }
  }

  private func mode(of name: String) throws -> String {
    let attributes = try FileManager.default.attributesOfItem(atPath: file(name).path)
    return String((attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0, radix: 8)
  }

  private func matches(_ text: String, _ pattern: String, _ step: CommandScript.Step) throws -> Bool {
    try text.firstMatch(of: regex(pattern, step)) != nil
  }

  private func regex(_ pattern: String, _ step: CommandScript.Step) throws -> Regex<AnyRegexOutput> {
    do {
      return try Regex(pattern).anchorsMatchLineEndings()
    } catch {
      throw fault(step, "'\(pattern)' is no pattern: \(error)")
    }
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
