import Foundation
import Glibc

/// A program started for a script. Its output goes into files, so that it never waits for a reader.
struct ChildProcess {
  struct Outcome {
    /// The exit code, or 128 and the signal's number where a signal ended it.
    var code: Int32
    var signalled = false
    var stdout: [UInt8] = []
    var stderr: [UInt8] = []
  }

  private let process = Process()
  private let ended: AsyncStream<Void>
  private let stdoutFile: URL
  private let stderrFile: URL

  /// Starts `program` with exactly the environment given.
  /// - Parameter outputs: a folder for the files of its two outputs.
  init(
    _ program: URL, _ arguments: [String], in folder: URL, environment: [String: String], input: URL?,
    outputs: URL
  ) throws {
    let name = UUID().uuidString
    stdoutFile = outputs.appending(path: "\(name).out")
    stderrFile = outputs.appending(path: "\(name).err")
    for file in [stdoutFile, stderrFile] { try Data().write(to: file) }
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = environment
    process.standardInput = try input.map(FileHandle.init(forReadingFrom:)) ?? FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: stdoutFile)
    process.standardError = try FileHandle(forWritingTo: stderrFile)
    let (stream, continuation) = AsyncStream<Void>.makeStream()
    ended = stream
    process.terminationHandler = { _ in continuation.finish() }
    // A child inherits the mask of the thread that starts it, and Swift's worker threads block every signal:
    // without this a server would never see SIGTERM.
    var none = sigset_t()
    var before = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try process.run()
  }

  var isRunning: Bool { process.isRunning }
  var identifier: Int32 { process.processIdentifier }

  /// Asks it to stop, as a service manager would.
  func askToStop() { if process.isRunning { kill(process.processIdentifier, SIGTERM) } }

  func kill9() { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  /// Waits for its end; after `seconds` it is killed, and nil is the answer.
  func outcome(within seconds: Int) async throws -> Outcome? {
    let identifier = process.processIdentifier
    let watchdog = Task {
      try await Task.sleep(for: .seconds(seconds))
      kill(identifier, SIGKILL)
    }
    for await _ in ended {}
    // On Linux the handler is called before the status can be read by every thread: this returns at once.
    process.waitUntilExit()
    watchdog.cancel()
    let late = await watchdog.result
    if case .success = late { return nil }
    let signalled = process.terminationReason == .uncaughtSignal
    return Outcome(
      code: signalled ? 128 + process.terminationStatus : process.terminationStatus, signalled: signalled,
      stdout: try [UInt8](Data(contentsOf: stdoutFile)), stderr: try [UInt8](Data(contentsOf: stderrFile)))
  }

  /// What it has written so far.
  func errorsSoFar() -> String {
    (try? String(decoding: Data(contentsOf: stderrFile), as: UTF8.self)) ?? ""
  }
}
