import Foundation
import JSONTree

extension ScriptRun {
  /// `file NAME <<END`, `file --windows-1252 NAME <<END`: a file with this text.
  func write(_ words: [String], _ text: String, _ step: CommandScript.Step) throws -> Bool {
    let place = file(try one(words.filter { $0 != "--windows-1252" }, step))
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    let encoding: String.Encoding = words.contains("--windows-1252") ? .windowsCP1252 : .utf8
    guard let data = text.data(using: encoding) else { throw fault(step, "cannot be written so") }
    try data.write(to: place)
    return true
  }

  /// `save NAME json PATH`, `save NAME stdout`, `save NAME file NAME`: kept for `${NAME}`.
  func save(_ words: [String], _ step: CommandScript.Step) throws -> Bool {
    switch (words.count, words.dropFirst().first) {
    case (3, "json"):
      guard let value = JSONPath(words[2]).value(in: try document(step)) else {
        throw fault(step, "nothing at \(words[2])")
      }
      variables[words[0]] = value.string ?? value.text()
    case (2, "stdout"):
      variables[words[0]] = String(decoding: last.stdout, as: UTF8.self)
        .trimmingCharacters(in: .whitespacesAndNewlines)
    case (3, "file"):
      variables[words[0]] = try String(contentsOf: file(words[2]), encoding: .utf8)
        .trimmingCharacters(in: .whitespacesAndNewlines)
    default: throw fault(step, "save NAME json PATH, save NAME stdout or save NAME file FILE")
    }
    return true
  }

  /// `alter FILE at N`: another character of base64url at byte N (from the end where negative);
  /// `alter FILE OLD NEW`: every OLD replaced; `alter FILE keep N`: cut to N bytes; `alter FILE stdout`: written
  /// from what the last command printed.
  func alter(_ words: [String], _ step: CommandScript.Step) throws -> Bool {
    guard words.count >= 2 else { throw fault(step, "alter FILE …") }
    let place = file(words[0])
    if words.count == 2, words[1] == "stdout" {
      try Data(last.stdout).write(to: place)
      return true
    }
    var bytes = try [UInt8](Data(contentsOf: place))
    switch (words[1], words.count == 3 ? Int(words[2]) : nil) {
    case ("at", let position?):
      let index = position < 0 ? bytes.count + position : position
      guard bytes.indices.contains(index) else { throw fault(step, "no byte \(position)") }
      bytes[index] = bytes[index] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
    case ("keep", let count?): bytes = Array(bytes.prefix(count))
    default:
      guard words.count == 3 else { throw fault(step, "alter FILE OLD NEW") }
      let text = String(decoding: bytes, as: UTF8.self)
      guard text.contains(words[1]) else { throw fault(step, "no \(words[1]) in it") }
      bytes = Array(text.replacing(words[1], with: words[2]).utf8)
    }
    try Data(bytes).write(to: place)
    return true
  }

  /// What the last command printed, as JSON.
  func document(_ step: CommandScript.Step) throws -> JSON {
    do throws(JSONError) {
      return try JSON(parsing: last.stdout)
    } catch {
      throw fault(step, "standard output is no JSON document: \(error)")
    }
  }
}
