/// Ranks 0 to 4 do no I/O, read no clock and draw no randomness: those are arguments.
enum PurityRules {
  static let forbidden: [(token: String, why: String)] = [
    ("FileManager", "touches the disk"),
    ("FileHandle", "touches the disk"),
    ("Data(contentsOf", "touches the disk"),
    ("String(contentsOf", "touches the disk"),
    ("fopen", "touches the disk"),
    ("URLSession", "touches the network"),
    ("ProcessInfo", "reads the process"),
    ("Process", "starts processes"),
    ("getenv", "reads the process"),
    ("print(", "writes to the terminal"),
    ("Date()", "reads the clock"),
    ("Date.now", "reads the clock"),
    (".now", "reads the clock"),
    ("timeIntervalSinceNow", "reads the clock"),
    ("ContinuousClock", "reads the clock"),
    ("SuspendingClock", "reads the clock"),
    ("clock_gettime", "reads the clock"),
    ("Task.sleep", "waits on the clock"),
    ("UUID()", "draws randomness"),
    ("SystemRandomNumberGenerator", "draws randomness"),
    (".random(", "draws randomness"),
    (".randomElement(", "draws randomness"),
    (".shuffled(", "draws randomness"),
    ("getrandom", "draws randomness"),
  ]

  /// A use that is right where it stands. One that is no longer there fails the tests too.
  struct Allowance: Hashable {
    let file: String
    let token: String
    let reason: String
  }
  static let allowances: [Allowance] = []

  static func pure(_ project: Project, allowing allowances: [Allowance] = allowances) -> [Violation] {
    uses(project).compactMap { use in
      if allowances.contains(where: { $0.file == use.file && $0.token == use.token }) { return nil }
      return Violation("purity", use.file, line: use.line, "\(use.token) \(use.why): make it an argument")
    }
  }

  static func staleAllowances(_ project: Project, among allowances: [Allowance] = allowances) -> [Violation] {
    let found = uses(project)
    return allowances.compactMap { allowance in
      if found.contains(where: { $0.file == allowance.file && $0.token == allowance.token }) { return nil }
      return Violation("purity", allowance.file, "\(allowance.token) is allowed here and not used any more")
    }
  }

  private static func uses(_ project: Project) -> [(file: String, token: String, why: String, line: Int)] {
    let pure = Set(project.package.ranked.filter { ($0.rank ?? 0) <= 4 }.map(\.name))
    return project.sources.filter { !$0.isTest && pure.contains($0.target) }.flatMap { file in
      forbidden.flatMap { token, why in
        file.lines(using: token).filter { !takesGenerator(file, line: $0) }
          .map { (file.path, token, why, $0) }
      }
    }
  }

  /// `Int.random(in: range, using: &generator)`: the randomness is an argument already.
  private static func takesGenerator(_ file: SourceFile, line: Int) -> Bool {
    file.code.lines[(line - 1)..<min(line + 2, file.code.lines.count)].contains { $0.contains("using: &") }
  }
}
