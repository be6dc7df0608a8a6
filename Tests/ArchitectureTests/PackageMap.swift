import Foundation
import JSONTree

/// What Package.swift declares: targets in their order, what each may import, and its rank.
struct PackageMap {
  struct Target {
    enum Kind: String { case regular, executable, test, system, other }
    let name: String
    let kind: Kind
    /// Targets of this package and modules of others that it declares.
    let dependencies: [String]
    /// 0 to 6 as the comments `// Rank N` in Package.swift say; nil for tests and system libraries.
    let rank: Int?
  }

  let targets: [Target]

  func target(_ name: String) -> Target? { targets.first { $0.name == name } }

  /// Every target with a rank: the product's own code, in its order.
  var ranked: [Target] { targets.filter { $0.rank != nil } }

  /// - Parameters:
  ///   - dump: what `swift package dump-package` prints.
  ///   - manifest: the text of Package.swift.
  init(dump: [UInt8], manifest: String) throws {
    let json = try JSON(parsing: dump)
    let listed = json["targets"]?.array ?? []
    let ranks = Self.ranks(in: manifest, names: Set(listed.compactMap { $0["name"]?.string }))
    targets = listed.compactMap { entry in
      guard let name = entry["name"]?.string else { return nil }
      let dependencies = (entry["dependencies"]?.array ?? []).compactMap { dependency in
        (dependency["byName"] ?? dependency["target"] ?? dependency["product"])?[0]?.string
      }
      let kind = Target.Kind(rawValue: entry["type"]?.string ?? "") ?? .other
      return Target(name: name, kind: kind, dependencies: dependencies, rank: ranks[name])
    }
  }

  init(_ targets: [Target]) { self.targets = targets }

  /// Reads `// Rank N` comments: a target has the rank of the last such comment above its declaration. The
  /// comment `// Tests` ends the ranks.
  static func ranks(in manifest: String, names: Set<String>) -> [String: Int] {
    let mark = /\/\/ Rank (\d+)|\/\/ Tests|(?:\btarget\(|\bname:)\s*"(\w+)"/
    var ranks: [String: Int] = [:]
    var rank: Int?
    for match in manifest.matches(of: mark) {
      if let number = match.1 {
        rank = Int(number)
      } else if let name = match.2.map(String.init) {
        if let rank, names.contains(name), ranks[name] == nil { ranks[name] = rank }
      } else {
        rank = nil
      }
    }
    return ranks
  }
}
