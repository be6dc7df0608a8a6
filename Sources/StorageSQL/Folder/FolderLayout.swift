import Foundation

/// Where what lies in a data folder.
public struct FolderLayout: Sendable {
  public let root: URL

  public init(root: URL) { self.root = root }

  public var data: URL { root.appendingPathComponent("palier.sqlite") }
  public var keys: URL { root.appendingPathComponent("keys.sqlite") }
  public var register: URL { root.appendingPathComponent("register.sqlite") }
  /// The key-encryption key, mode 0600, unless the environment holds it.
  public var key: URL { root.appendingPathComponent("key") }
  /// The last journal number and list versions that this folder reached.
  public var mark: URL { root.appendingPathComponent("high-water.json") }
  /// The holders that were erased: one identifier a line.
  public var erased: URL { root.appendingPathComponent("erased") }
  /// Revocations, ended forms and compromised keys, which no backup takes back.
  public var final: URL { root.appendingPathComponent("final") }
  /// There while a restore puts its files in place: whoever opens the folder next goes on with that.
  var restoring: URL { root.appendingPathComponent("restoring") }
  var use: URL { root.appendingPathComponent("in-use") }
  /// Held while the register is written; awards go on meanwhile.
  var registerLock: URL { root.appendingPathComponent("register.lock") }
  /// An export while it is downloaded; locked by whoever downloads it.
  public var registerDownload: URL { root.appendingPathComponent("register-download") }
  /// What the last update of the register came to.
  public var registerUpdate: URL { root.appendingPathComponent("register-update.json") }
  var lock: URL { root.appendingPathComponent("lock") }

  /// Whether the folder holds Palier's data.
  public var exists: Bool { FileManager.default.fileExists(atPath: data.path) }
}
