import Foundation
import Storage

/// What no backup may take back, beside the key file: revocations and suspensions, forms that ended, compromised keys.
/// A line is written before the change that it stands for is committed, so that the promise is never younger than the
/// change.
struct FinalList {
  let file: URL

  /// One line of the file.
  enum Fact: Hashable {
    /// The award behind that entry was revoked or replaced.
    case revoked(list: String, index: Int)
    case suspended(list: String, index: Int)
    case reinstated(list: String, index: Int)
    /// That form alone has ended.
    case ended(list: String, index: Int)
    /// That key was declared compromised, since milliseconds of 1970.
    case key(id: String, since: Int)
  }

  func read() -> [Fact] { lines.compactMap(Self.fact) }

  /// How many lines no program of ours wrote.
  var damagedLines: Int { lines.filter { Self.fact($0) == nil }.count }

  private var lines: [Substring] {
    guard let bytes = FileManager.default.contents(atPath: file.path) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }

  private static func fact(_ line: Substring) -> Fact? {
    let words = line.split(separator: " ").map(String.init)
    guard words.count == 3, let number = Int(words[2]) else { return nil }
    return switch words[0] {
    case "revoked": .revoked(list: words[1], index: number)
    case "suspended": .suspended(list: words[1], index: number)
    case "reinstated": .reinstated(list: words[1], index: number)
    case "ended": .ended(list: words[1], index: number)
    case "key": .key(id: words[1], since: number)
    default: nil
    }
  }

  func add(_ facts: [Fact]) throws {
    guard !facts.isEmpty else { return }
    let lines = facts.map { fact in
      switch fact {
      case .revoked(let list, let index): "revoked \(list) \(index)\n"
      case .suspended(let list, let index): "suspended \(list) \(index)\n"
      case .reinstated(let list, let index): "reinstated \(list) \(index)\n"
      case .ended(let list, let index): "ended \(list) \(index)\n"
      case .key(let id, let since): "key \(id) \(since)\n"
      }
    }
    try DurableFile.append(Array(lines.joined().utf8), to: file)
  }
}
