import Awarding

/// Finds the keys that stand in more than one row, at 24 bytes a row.
struct LearnersKeys {
  /// 128 bits of SipHash under the process's random seed, so that nobody can prepare two keys that meet.
  struct Digest: Comparable {
    let high: UInt64
    let low: UInt64

    init(_ key: PersonKey) {
      high = Self.half(key, 0)
      low = Self.half(key, 1)
    }

    private static func half(_ key: PersonKey, _ tag: UInt8) -> UInt64 {
      var hasher = Hasher()
      hasher.combine(tag)
      key.bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
      return UInt64(bitPattern: Int64(hasher.finalize()))
    }

    static func < (left: Self, right: Self) -> Bool { (left.high, left.low) < (right.high, right.low) }
  }

  struct Entry {
    let digest: Digest
    let row: Int
  }

  private var entries: [Entry] = []

  mutating func insert(_ key: PersonKey, row: Int) { entries.append(Entry(digest: Digest(key), row: row)) }

  /// Sorts what was inserted and keeps the keys of several rows.
  consuming func doubled() -> LearnersDoubledKeys {
    var entries = self.entries
    entries.sort { ($0.digest, $0.row) < ($1.digest, $1.row) }
    var doubled: [Entry] = []
    var start = 0
    for index in 1..<max(1, entries.count + 1)
    where index == entries.count || entries[index].digest != entries[start].digest {
      if index - start > 1 { doubled += entries[start..<index] }
      start = index
    }
    return LearnersDoubledKeys(entries: doubled)
  }
}

/// The keys that stand in more than one row, with their rows.
struct LearnersDoubledKeys {
  /// Sorted by digest, then row.
  let entries: [LearnersKeys.Entry]

  static let none = LearnersDoubledKeys(entries: [])

  /// How many other rows a text names before it says how many more there are.
  static let namedRows = 10

  /// The other rows of this key as text, `3, 7, 12`, with `+ 5` for those not named; nil when there is none.
  func others(than row: Int, of key: PersonKey) -> String? {
    guard !entries.isEmpty else { return nil }
    let digest = LearnersKeys.Digest(key)
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].digest < digest { low = middle + 1 } else { high = middle }
    }
    let first = low
    high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].digest == digest { low = middle + 1 } else { high = middle }
    }
    guard low - first > 1 else { return nil }
    let named = entries[first..<low].lazy.map(\.row).filter { $0 != row }.prefix(Self.namedRows)
    let text = named.map(String.init).joined(separator: ", ")
    let left = low - first - 1 - Self.namedRows
    return left > 0 ? "\(text) + \(left)" : text
  }
}
