/// One place where the project breaks a rule of its own.
struct Violation: Hashable, CustomStringConvertible {
  let rule: String
  /// Path from the project's root, with `:line` (from 1) where there is one.
  let place: String
  let message: String

  init(_ rule: String, _ file: String, line: Int? = nil, _ message: String) {
    self.rule = rule
    self.place = line.map { "\(file):\($0)" } ?? file
    self.message = message
  }

  var description: String { "\(place): [\(rule)] \(message)" }
}
