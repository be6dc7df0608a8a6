import Foundation
import JSONTree

/// The folder of published vectors beside the project: `$PALIER_SHARED`, else the `shared` folder
/// beside the package, looked for upwards from the current directory and from this file.
///
/// Without the folder, suites that need it are skipped with a notice; under CI its absence is an error.
public enum Shared {
  public struct Missing: Error, CustomStringConvertible {
    public let path: String
    public var description: String {
      "\(path) is not there: put the shared folder beside the project, or name it in PALIER_SHARED"
    }
  }

  /// A folder or file below the shared folder; nil, after a notice on standard error, when it is not there.
  /// - Throws: ``Missing`` when it is not there and `CI` or `PALIER_SHARED` is set.
  public static func folder(_ path: String) throws -> URL? {
    let place = root?.appending(path: path)
    if let place, FileManager.default.fileExists(atPath: place.path) { return place }
    let environment = ProcessInfo.processInfo.environment
    if environment["CI"] != nil || environment["PALIER_SHARED"] != nil { throw Missing(path: path) }
    FileHandle.standardError.write(Data("notice: \(Missing(path: path))\n".utf8))
    return nil
  }

  /// Whether the shared folder is there, or must be: for `.enabled(if:)`. True under CI, so that tests
  /// run and fail there rather than vanish.
  public static var isPresent: Bool {
    root != nil || ProcessInfo.processInfo.environment["CI"] != nil
  }

  /// The bytes of a file below the shared folder.
  /// - Throws: ``Missing`` when it is not there.
  public static func bytes(_ path: String) throws -> [UInt8] {
    guard let place = root?.appending(path: path), FileManager.default.fileExists(atPath: place.path) else {
      throw Missing(path: path)
    }
    return [UInt8](try Data(contentsOf: place))
  }

  /// The text of a file below the shared folder.
  /// - Throws: ``Missing`` when it is not there.
  public static func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  /// The JSON document of a file below the shared folder, of up to 100 MiB.
  /// - Throws: ``Missing`` when it is not there, `JSONError` when it is not JSON.
  public static func json(_ path: String) throws -> JSON {
    try JSON(parsing: bytes(path), limits: JSONLimits(maximumBytes: 100 * 1_024 * 1_024))
  }

  /// The names in a folder below the shared folder, sorted.
  /// - Throws: ``Missing`` when it is not there.
  public static func names(in path: String) throws -> [String] {
    guard let place = root?.appending(path: path), FileManager.default.fileExists(atPath: place.path) else {
      throw Missing(path: path)
    }
    return try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
  }

  private static let root: URL? = {
    if let named = ProcessInfo.processInfo.environment["PALIER_SHARED"] {
      return URL(filePath: named, directoryHint: .isDirectory)
    }
    for beginning in [FileManager.default.currentDirectoryPath, #filePath] {
      var place = URL(filePath: beginning).resolvingSymlinksInPath()
      while place.path != "/", !place.path.isEmpty {
        place.deleteLastPathComponent()
        let candidate = place.appending(path: "shared", directoryHint: .isDirectory)
        if FileManager.default.fileExists(atPath: candidate.appending(path: "vectors").path) {
          return candidate
        }
      }
    }
    return nil
  }()
}
