import Foundation
import JSONTree

/// One run of a script in an empty folder, with an environment of its own.
///
/// Filled in by `${…}`: `WORK` the folder, `ROOT` the project, `SHARED` the published test data, `PORT` a free
/// port, the same all through the script, `URL` the address that it makes, and what `save` kept.
final class ScriptRun {
  let folder: URL
  private let outputs: URL
  private let root: URL
  private let programs: [String: URL]
  private let shared: URL?
  private(set) var checks = 0

  var environment: [String: String]
  var variables: [String: String] = [:]
  /// What the last `exec`, `get`, `post` or `stop` brought.
  var last = ChildProcess.Outcome(code: 0)
  var headers: [String: String] = [:]
  var httpStatus = 0
  private var input: URL?
  private var background: ChildProcess?

  /// - Parameter programs: names that `exec` knows beside those of /usr/bin and /bin.
  init(root: URL, programs: [String: URL], shared: URL?) throws {
    self.root = root
    self.programs = programs
    self.shared = shared
    let place = FileManager.default.temporaryDirectory.appending(path: "palier-script-\(UUID().uuidString)")
    folder = place.appending(path: "work", directoryHint: .isDirectory)
    outputs = place.appending(path: "outputs", directoryHint: .isDirectory)
    for made in [folder, outputs] {
      try FileManager.default.createDirectory(at: made, withIntermediateDirectories: true)
    }
    environment = [
      "PATH": "/usr/bin:/bin", "HOME": folder.path, "LANG": "en_GB.UTF-8", "TZ": "UTC",
      // A crash is a fault of the test; drawing its picture would take a minute.
      "SWIFT_BACKTRACE": "enable=no",
      // No server of a script asks the internet for exports.
      "PALIER_REGISTER_SOURCE": "off",
    ]
    environment["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
  }

  /// Runs every step; the first that fails ends the run. What was started is stopped, and the folder removed.
  func run(_ script: CommandScript) async throws {
    do {
      for step in script.steps where try await perform(step) == .leave { break }
    } catch {
      await end()
      throw error
    }
    await end()
  }

  private func end() async {
    if let background {
      background.kill9()
      _ = try? await background.outcome(within: 30)
    }
    try? FileManager.default.removeItem(at: folder.deletingLastPathComponent())
  }

  enum Next { case go, leave }

  private func perform(_ step: CommandScript.Step) async throws -> Next {
    let words = try step.words.map { try filled($0, step) }
    let met: Bool
    switch step.verb {
    case "needs":
      if words == ["shared"], shared == nil { return .leave }
      met = true
    case "exec": met = try await execute(words, step)
    case "background": met = try await startBackground(words, step)
    case "serve": met = try await startBackground(["palier", "serve", "--port", try port()] + words, step)
    case "stop": met = try await stopBackground(step)
    case "get", "post": met = try await request(step.verb, words, step)
    case "stdin":
      input = file(try one(words, step))
      met = true
    case "env":
      let sides = try one(words, step).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      environment[String(sides[0])] = sides.count == 2 ? String(sides[1]) : nil
      met = true
    case "file": met = try write(words, try filled(step.body ?? [], step), step)
    case "save": met = try save(words, step)
    case "alter": met = try alter(words, step)
    default: met = try check(step.verb, words, step)
    }
    checks += 1
    guard met != step.negated else { throw fault(step, "was not met") }
    return .go
  }

  // MARK: Programs

  private func execute(_ words: [String], _ step: CommandScript.Step) async throws -> Bool {
    let child = try start(words, step)
    input = nil
    guard let outcome = try await child.outcome(within: 120) else { throw fault(step, "ran for over 120 s") }
    last = outcome
    guard !outcome.signalled else { throw fault(step, "was ended by signal \(outcome.code - 128)") }
    return outcome.code == 0
  }

  private func start(_ words: [String], _ step: CommandScript.Step) throws -> ChildProcess {
    guard let name = words.first else { throw fault(step, "no program") }
    let found =
      programs[name]
      ?? ["/usr/bin", "/bin"].map { URL(filePath: $0).appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    guard let program = found else { throw fault(step, "no program \(name)") }
    return try ChildProcess(
      program, Array(words.dropFirst()), in: folder, environment: environment, input: input, outputs: outputs)
  }

  private func startBackground(_ words: [String], _ step: CommandScript.Step) async throws -> Bool {
    guard background == nil else { throw fault(step, "one is in the background already") }
    let child = try start(words, step)
    background = child
    guard let port = Int(try port()) else { throw fault(step, "no port") }
    let end = ContinuousClock.now + .seconds(60)
    while !LoopbackPort.answers(port) {
      guard child.isRunning else { throw fault(step, "ended before it answered: \(child.errorsSoFar())") }
      guard ContinuousClock.now < end else { throw fault(step, "did not answer on port \(port) in 60 s") }
      try await Task.sleep(for: .milliseconds(10))
    }
    return true
  }

  private func stopBackground(_ step: CommandScript.Step) async throws -> Bool {
    guard let child = background else { throw fault(step, "nothing is in the background") }
    child.askToStop()
    guard let outcome = try await child.outcome(within: 60) else { throw fault(step, "did not stop in 60 s") }
    background = nil
    last = outcome
    return outcome.code == 0
  }

  // MARK: Words and files

  func filled(_ word: CommandScript.Word, _ step: CommandScript.Step) throws -> String {
    try word.map { piece in
      switch piece {
      case .text(let text): return text
      case .variable(let name):
        guard let value = try variable(name) else { throw fault(step, "nothing was saved as \(name)") }
        return value
      }
    }.joined()
  }

  private func variable(_ name: String) throws -> String? {
    switch name {
    case "WORK": folder.path
    case "ROOT": root.path
    case "SHARED": shared?.path
    case "PORT": try port()
    case "URL": "http://localhost:\(try port())"
    default: variables[name]
    }
  }

  private func port() throws -> String {
    if let port = variables["PORT"] { return port }
    let port = String(try LoopbackPort.free())
    variables["PORT"] = port
    return port
  }

  func file(_ name: String) -> URL { URL(filePath: name, relativeTo: folder).absoluteURL }

  func one(_ words: [String], _ step: CommandScript.Step) throws -> String {
    guard words.count == 1 else { throw fault(step, "takes one argument") }
    return words[0]
  }

  func fault(_ step: CommandScript.Step, _ message: String) -> ScriptFault {
    func tail(_ bytes: [UInt8]) -> String { String(decoding: bytes.suffix(3000), as: UTF8.self) }
    return ScriptFault(
      line: step.line,
      message: """
        \(step.source.trimmingCharacters(in: .whitespaces)) → \(message)
        exit \(last.code)
        stdout: \(tail(last.stdout))
        stderr: \(tail(last.stderr))
        """)
  }
}
