import Crypto
import Encodings
import JSONTree
import Register

/// A stacking rule: which achievements make a person eligible for a larger certification. It never awards.
public struct Rule: Sendable, Hashable {
  public enum Target: Sendable, Hashable {
    case register(RegisterCode)
    case type(String)
  }

  /// The entry dates that this version serves.
  public struct EntryPeriod: Sendable, Hashable {
    public let from: CalendarDate?
    public let until: CalendarDate?

    public func covers(_ day: CalendarDate) -> Bool {
      (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }
  }

  public let id: String
  public let version: Int
  public let title: [Language: String]
  public let target: Target
  /// The identifier of the issuer whose rule it is.
  public let organisation: String
  public let appliesTo: EntryPeriod
  /// Whether an achievement may serve several leaves.
  public let allowsReuse: Bool
  public let freshness: Period?
  public let exclusiveWith: [String]
  /// nil: the organisation's own, and whoever the register entitles.
  public let issuers: [String]?
  public let substitutes: [Substitute]
  public let exclusions: [SelectorPair]
  public let order: [SelectorPair]
  public let requires: Node

  /// The ids of the decisions that it waits for.
  public var decisions: Set<String> {
    func ids(_ node: Node) -> [String] {
      guard case .leaf(let leaf) = node.kind else { return node.children.nodes.flatMap(ids) }
      return if case .decision(let id, _) = leaf.kind { [id] } else { [] }
    }
    return Set(ids(requires))
  }

  /// `sha256-` and the lower-case hex of SHA-256 over the canonical form (RFC 8785) of a rule as written: the same for
  /// YAML and JSON.
  /// - Throws: ``JSONError`` for a number that no double holds.
  public static func digest(of json: JSON) throws(JSONError) -> String {
    "sha256-" + Hex.encode(Array(SHA256.hash(data: try json.canonical())))
  }
}

/// Two selectors that stand against each other, in an exclusion or an order.
public struct SelectorPair: Sendable, Hashable {
  public let first: Selector
  public let second: Selector
}

/// Years, months and days of ISO 8601, counted on the calendar.
public struct Period: Sendable, Hashable {
  public let years: Int
  public let months: Int
  public let days: Int

  /// The day that lies so long before another; 29 February less a year is 28 February.
  public func before(_ day: CalendarDate) -> CalendarDate {
    day.adding(years: -years, months: -months, days: -days)
  }
}

/// What is accepted instead of something else: one way, dated, by somebody's decision.
public struct Substitute: Sendable, Hashable {
  public let instead: [Role]
  public let accept: [Role]
  public let from: CalendarDate?
  public let until: CalendarDate?
  public let awardedFrom: CalendarDate?
  public let awardedUntil: CalendarDate?
  public let isTransitive: Bool
  public let decidedBy: String?
  public let reference: String?

  func holds(on day: CalendarDate) -> Bool {
    (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
  }

  func accepts(awardedOn day: CalendarDate) -> Bool {
    (awardedFrom.map { $0 <= day } ?? true) && (awardedUntil.map { day <= $0 } ?? true)
  }
}

/// A node of the tree of requirements.
public struct Node: Sendable, Hashable {
  public indirect enum Kind: Sendable, Hashable {
    case all([Node])
    case any([Node])
    case atLeast(Int, [Node])
    case leaf(Leaf)
  }

  public let kind: Kind
  public let id: String?
  public let title: [Language: String]
  /// Its place in the file, as a JSON Pointer.
  public let path: String
}

/// A requirement of its own.
public struct Leaf: Sendable, Hashable {
  public enum Unit: Sendable, Hashable {
    case count
    case credits(String)
    case hours
  }

  public enum Kind: Sendable, Hashable {
    /// One achievement.
    case credential(Selector)
    /// So much of something.
    case amount(Unit, Amount, from: Selector, [Limit])
    /// An outside fact that no credential proves.
    case decision(id: String, [Language: String])
  }

  public let kind: Kind
}

/// A bound within what a leaf uses, in the leaf's unit.
public struct Limit: Sendable, Hashable {
  public enum Bound: Sendable, Hashable {
    case atLeast(Amount)
    case atMost(Amount)
  }

  public let bound: Bound
  public let of: Selector
}
