import Foundation
import TestMaterial

/// Where the program and its scripts are.
enum Palier {
  /// The checkout, links resolved.
  static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let scriptsFolder = root.appending(path: "Tests/CommandTests/Scripts")

  static let scripts: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: scriptsFolder.path)) ?? [])
    .filter { $0.hasSuffix(".txt") }.sorted()

  static let binary =
    ProcessInfo.processInfo.environment["PALIER_BINARY"].map { URL(filePath: $0) }
    ?? root.appending(path: ".build/debug/palier")

  /// The scripts run where there is a program, and in CI in any case: there its absence is a failure.
  static var isExpected: Bool {
    FileManager.default.isExecutableFile(atPath: binary.path)
      || ProcessInfo.processInfo.environment["CI"] != nil
      || ProcessInfo.processInfo.environment["PALIER_BINARY"] != nil
  }

  /// The published test data, or nil.
  static let shared = (try? Shared.folder("vectors"))??.deletingLastPathComponent()
}
