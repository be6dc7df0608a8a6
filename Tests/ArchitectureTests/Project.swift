import Foundation

/// The project as its rules see it: made from the checkout, or in memory for a planted violation.
struct Project {
  let package: PackageMap
  let sources: [SourceFile]
  /// Everything that people wrote and can read: code, scripts, documents; path from the root to text.
  let texts: [String: String]

  init(package: PackageMap, sources: [SourceFile] = [], texts: [String: String] = [:]) {
    self.package = package
    self.sources = sources
    self.texts = texts
  }

  /// The checkout that this file was compiled from.
  static let checkout = Result { try Project(checkout: root()) }

  private init(checkout root: URL) throws {
    package = try PackageMap(
      dump: Self.dump(root),
      manifest: String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8))
    var texts: [String: String] = [:]
    for path in try Self.paths(root) {
      texts[path] = try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
    self.texts = texts
    // Benchmarks and Fuzz are packages of their own.
    sources = texts.filter { path, _ in
      path.hasSuffix(".swift") && (path.hasPrefix("Sources/") || path.hasPrefix("Tests/"))
    }
    .sorted { $0.key < $1.key }
    .map { SourceFile(path: $0.key, text: $0.value) }
  }

  /// Walks up from this file (links resolved) to the folder of Package.swift.
  private static func root() throws -> URL {
    var folder = URL(filePath: #filePath).resolvingSymlinksInPath()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      if FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) {
        return folder
      }
    }
    throw CocoaError(.fileNoSuchFile)
  }

  /// The file that script/test wrote before the tests, named by PALIER_PACKAGE_DUMP; else the package manager is
  /// asked, with a scratch folder of its own, since the build folder is locked while its tests run.
  private static func dump(_ root: URL) throws -> [UInt8] {
    if let path = ProcessInfo.processInfo.environment["PALIER_PACKAGE_DUMP"] {
      return try [UInt8](Data(contentsOf: URL(filePath: path)))
    }
    let scratch = FileManager.default.temporaryDirectory.appending(path: "palier-dump-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let output = Pipe()
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "swift", "package", "--package-path", root.path, "--scratch-path", scratch.path, "dump-package",
    ]
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return [UInt8](bytes)
  }

  /// Readable files of the project; built, installed and hidden things are left out, but not `.ci`.
  private static func paths(_ root: URL) throws -> [String] {
    let kinds: Set = [
      "swift", "md", "txt", "py", "yaml", "yml", "json", "css", "js", "html", "csv", "sh", "",
    ]
    let top = ["Sources", "Tests", "Examples", "Benchmarks", "Fuzz", "docs", "script", ".ci"]
    var paths = try FileManager.default.contentsOfDirectory(atPath: root.path).filter {
      $0.hasSuffix(".md") || $0 == "Package.swift"
    }
    for folder in top {
      let walk = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
      while let path = walk?.nextObject() as? String {
        guard kinds.contains(URL(filePath: path).pathExtension), !path.contains("__pycache__"),
          !path.contains(".build"),
          walk?.fileAttributes?[.type] as? FileAttributeType == .typeRegular
        else { continue }
        paths.append("\(folder)/\(path)")
      }
    }
    return paths
  }
}
