/// Which module may import which: ranks, declarations, and owners of what is heavy.
enum RankRules {
  /// Modules that come with the toolchain, free to import anywhere.
  static let standard: Set = ["Swift", "Foundation", "FoundationEssentials", "Synchronization"]
  /// Modules of the toolchain that reach the system: ranks 5 and 6, and tests.
  static let system: Set = ["Glibc", "Musl", "Dispatch", "FoundationNetworking", "FoundationXML", "Testing"]

  /// Who may import what brings a database, a network, a C library or a file format with it. `*` ends a prefix.
  /// A target's own tests may do as it does.
  static let owners: [(module: String, targets: Set<String>)] = [
    ("GRDB", ["StorageSQL"]),
    ("Hummingbird*", ["PalierWeb", "PalierCLI"]),
    ("AsyncHTTPClient", ["Fetching"]),
    ("NIO*", ["Fetching", "PalierWeb", "PalierCLI"]),
    ("Yams", ["Intake"]),
    ("CZlib", ["Compression"]),
    ("CQRencode", ["Documents"]),
    ("ArgumentParser", ["PalierCLI"]),
    ("Configuration", ["PalierCLI"]),
    ("ServiceLifecycle", ["PalierWeb", "PalierCLI"]),
    ("Logging", ["PalierWeb", "PalierCLI"]),
    ("Metrics", ["PalierWeb", "PalierCLI"]),
  ]

  /// A target depends only on targets declared above it, never on one of a higher rank.
  static func directions(_ project: Project) -> [Violation] {
    var above: Set<String> = []
    var violations: [Violation] = []
    let ranked = Dictionary(uniqueKeysWithValues: project.package.ranked.map { ($0.name, $0.rank) })
    for target in project.package.targets {
      if target.rank != nil {
        for dependency in target.dependencies where ranked[dependency] != nil && !above.contains(dependency) {
          violations.append(
            Violation(
              "ranks", "Package.swift", "\(target.name) depends on \(dependency), which stands below it"))
        }
      } else if target.kind == .regular, target.name != "TestMaterial" {
        violations.append(
          Violation("ranks", "Package.swift", "\(target.name) stands under no comment '// Rank N'"))
      }
      above.insert(target.name)
    }
    for (lower, upper) in zip(project.package.ranked, project.package.ranked.dropFirst())
    where (lower.rank ?? 0) > (upper.rank ?? 0) {
      violations.append(Violation("ranks", "Package.swift", "\(upper.name) stands below a higher rank"))
    }
    return violations
  }

  /// A file imports only what its target declares: SwiftPM builds an undeclared import as soon as the module
  /// happens to be in the build folder, so it has to be held here.
  static func declaredImports(_ project: Project) -> [Violation] {
    project.sources.flatMap { file -> [Violation] in
      guard let target = project.package.target(file.target) else {
        return [Violation("imports", file.path, "belongs to no target that Package.swift declares")]
      }
      let systemAllowed = file.isTest || (target.rank ?? 6) >= 5
      return file.imports.compactMap { module, line in
        if standard.contains(module) || target.dependencies.contains(module) { return nil }
        if system.contains(module) {
          return systemAllowed
            ? nil
            : Violation(
              "imports", file.path, line: line,
              "\(module) reaches the system: not in rank \(target.rank ?? 0)")
        }
        return Violation("imports", file.path, line: line, "\(target.name) does not declare \(module)")
      }
    }
  }

  /// What is heavy is imported by its owner alone.
  static func owned(_ project: Project) -> [Violation] {
    project.sources.flatMap { file in
      file.imports.compactMap { module, line in
        guard let owner = owners.first(where: { matches($0.module, module) }) else { return nil }
        let target = file.isTest ? String(file.target.dropLast("Tests".count)) : file.target
        if owner.targets.contains(target) { return nil }
        let names = owner.targets.sorted().joined(separator: " or ")
        return Violation("owners", file.path, line: line, "only \(names) may import \(module)")
      }
    }
  }

  /// Every target with a rank has its tests; the executable's are the command scripts.
  static func tested(_ project: Project) -> [Violation] {
    let withTests = Set(
      project.sources.filter { $0.isTest && !$0.lines(using: "@Test").isEmpty }.map(\.target))
    return project.package.ranked.compactMap { target in
      let tests = target.kind == .executable ? "CommandTests" : "\(target.name)Tests"
      if project.package.target(tests)?.kind == .test, withTests.contains(tests) { return nil }
      return Violation("tested", "Sources/\(target.name)", "no test in a target \(tests)")
    }
  }

  private static func matches(_ pattern: String, _ module: String) -> Bool {
    pattern.hasSuffix("*") ? module.hasPrefix(pattern.dropLast()) : module == pattern
  }
}
