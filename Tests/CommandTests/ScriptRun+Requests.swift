import Foundation
import FoundationNetworking

extension ScriptRun {
  /// `get PATH [NAME:VALUE…]`, `post PATH FILE [NAME:VALUE…]` at the server in the background. The body counts
  /// as standard output; `status` and `header` look at the rest. Met whatever the server answers.
  func request(_ verb: String, _ words: [String], _ step: CommandScript.Step) async throws -> Bool {
    var words = words[...]
    guard let path = words.popFirst(), let base = URL(string: try filled([.variable("URL")], step)),
      let address = URL(string: path, relativeTo: base)
    else { throw fault(step, "no address") }
    var request = URLRequest(url: address)
    request.httpMethod = verb.uppercased()
    if verb == "post" {
      guard let name = words.popFirst() else { throw fault(step, "post PATH FILE") }
      request.httpBody = try Data(contentsOf: file(name))
    }
    for header in words {
      let sides = header.split(separator: ":", maxSplits: 1)
      guard sides.count == 2 else { throw fault(step, "\(header) is no header") }
      request.setValue(String(sides[1]), forHTTPHeaderField: String(sides[0]))
    }
    let (body, answer) = try await URLSession.shared.data(for: request)
    guard let answer = answer as? HTTPURLResponse else { throw fault(step, "no answer") }
    last = ChildProcess.Outcome(code: 0, stdout: [UInt8](body))
    httpStatus = answer.statusCode
    headers = [:]
    for (name, value) in answer.allHeaderFields { headers["\(name)".lowercased()] = "\(value)" }
    return true
  }
}
