/// A script that cannot be read, or whose expectation was not met.
struct ScriptFault: Error, CustomStringConvertible {
  /// Line of the script, from 1.
  let line: Int
  let message: String

  var description: String { "line \(line): \(message)" }
}
