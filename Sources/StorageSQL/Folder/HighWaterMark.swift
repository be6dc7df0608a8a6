import Encodings
import Foundation
import JSONTree
import Storage

/// How far a data folder got, kept outside its databases: the last journal number with its hash, and the
/// version of each status list. A database that lies behind its mark is an old backup.
struct HighWaterMark: Sendable, Equatable {
  var journal = 0
  var hash: [UInt8] = []
  var lists: [String: Int] = [:]

  /// `nil` when there is no mark yet.
  static func read(_ file: URL) throws -> HighWaterMark? {
    guard let bytes = FileManager.default.contents(atPath: file.path) else { return nil }
    guard let json = try? JSON(parsing: Array(bytes)), let journal = json["journal"]?.int,
      let hex = json["hash"]?.string, let hash = try? Hex.decode(hex)
    else {
      throw StorageError(
        .folderDamaged, "high-water.json cannot be read: put it back from where the key file is kept")
    }
    var mark = HighWaterMark(journal: journal, hash: hash)
    for (name, value) in json["lists"]?.object ?? [:] { mark.lists[name] = value.int }
    return mark
  }

  func write(_ file: URL) throws {
    var names = JSONObject()
    for (name, version) in lists.sorted(by: { $0.key < $1.key }) {
      names.append(name, .number(JSONNumber(version)))
    }
    let json: JSON = [
      "journal": .number(JSONNumber(journal)), "hash": .string(Hex.encode(hash)), "lists": .object(names),
    ]
    try DurableFile.replace(file, with: json.serialized(.pretty))
  }
}
