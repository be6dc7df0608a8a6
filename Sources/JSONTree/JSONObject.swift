/// The members of a JSON object in their order, each name once.
///
/// Finding a member scans small objects and asks a hash table in objects of more than 16 members.
/// Equality ignores order and compares names by Unicode scalars.
public struct JSONObject: Sendable {
  public typealias Element = (name: String, value: JSON)

  /// A member as it is stored: a struct, because tuples are copied and destroyed more slowly.
  @usableFromInline
  struct Member: Sendable {
    @usableFromInline let name: String
    @usableFromInline var value: JSON

    @usableFromInline
    init(name: String, value: JSON) {
      self.name = name
      self.value = value
    }
  }

  @usableFromInline var members: [Member]
  @usableFromInline var index: JSONNameIndex

  /// An object without members.
  public init() {
    members = []
    index = JSONNameIndex()
  }

  /// Takes members whose names are known to differ, with their index when there are more than 16.
  init(distinct members: [Member], index: JSONNameIndex) {
    self.members = members
    self.index = index
  }

  /// The value of that name. Setting replaces the value in place or appends a member; nil removes it.
  public subscript(_ name: String) -> JSON? {
    get {
      guard let position = position(of: name) else { return nil }
      return members[position].value
    }
    set {
      let position = position(of: name)
      switch (position, newValue) {
      case (let position?, let value?): members[position].value = value
      case (nil, let value?): appendNew(name, value)
      case (let position?, nil):
        members.remove(at: position)
        reindex()
      case (nil, nil): break
      }
    }
  }

  /// Puts a member at the end. Names stay unique: a member of that name keeps its place and gets the
  /// new value.
  public mutating func append(_ name: String, _ value: JSON) { self[name] = value }

  /// Whether there is a member of that name.
  public func contains(_ name: String) -> Bool { position(of: name) != nil }

  /// The names in order.
  public var names: [String] { members.map(\.name) }

  private mutating func appendNew(_ name: String, _ value: JSON) {
    members.append(Member(name: name, value: value))
    if members.count > JSONNameIndex.scanLimit {
      members.withUnsafeBufferPointer { index.insertLast(over: $0) }
    }
  }

  private mutating func reindex() {
    index = JSONNameIndex()
    if members.count > JSONNameIndex.scanLimit {
      _ = members.withUnsafeBufferPointer { index.rebuild(over: $0) }
    }
  }

  private func position(of name: String) -> Int? {
    members.withUnsafeBufferPointer { members in
      if !index.isEmpty { return index.position(of: name, in: members) }
      return members.firstIndex { $0.name.hasSameScalars(as: name) }
    }
  }
}

extension JSONObject: RandomAccessCollection {
  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { members.count }
  @inlinable public var count: Int { members.count }
  @inlinable public subscript(position: Int) -> Element {
    let member = members[position]
    return (member.name, member.value)
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral members: (String, JSON)...) {
    self.init()
    for (name, value) in members { append(name, value) }
  }
}

extension JSONObject: Hashable {
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    guard left.count == right.count else { return false }
    for (position, member) in left.members.enumerated() {
      let opposite = right.members[position]
      if member.name.hasSameScalars(as: opposite.name) {
        if member.value != opposite.value { return false }
      } else {
        guard let value = right[member.name], value == member.value else { return false }
      }
    }
    return true
  }

  public func hash(into hasher: inout Hasher) {
    // A sum does not depend on the order.
    var sum = 0
    for member in members {
      var own = Hasher()
      member.name.hashScalars(into: &own)
      own.combine(member.value)
      sum &+= own.finalize()
    }
    hasher.combine(count)
    hasher.combine(sum)
  }
}

extension JSONObject: CustomStringConvertible {
  /// The object as compact JSON text.
  public var description: String { JSON.object(self).text() }
}
