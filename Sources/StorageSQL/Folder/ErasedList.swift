import Awarding
import Foundation

/// The holders whose keys were deleted, beside the key file: an older backup cannot bring them back.
struct ErasedList {
  let file: URL

  func read() -> Set<HolderID> { Set(lines.compactMap { try? HolderID($0) }) }

  /// How many lines no program of ours wrote.
  var damagedLines: Int { lines.filter { (try? HolderID($0)) == nil }.count }

  private var lines: [String] {
    guard let bytes = FileManager.default.contents(atPath: file.path) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  func add(_ holder: HolderID) throws {
    try DurableFile.append(Array((holder.text + "\n").utf8), to: file)
  }
}
