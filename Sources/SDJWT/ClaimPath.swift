/// The way to a claim: names of members and indices of elements, from the top.
public struct ClaimPath: Sendable, Hashable, CustomStringConvertible {
  public enum Element: Sendable, Hashable {
    case name(String)
    case index(Int)
  }

  public let elements: [Element]

  public init(_ elements: [Element]) { self.elements = elements }

  /// Reads a path as people write it: a claim's name, or a JSON Pointer (RFC 6901) such as `/address/street` or
  /// `/nationalities/0`.
  public init(_ text: String) {
    guard text.first == "/" else {
      self.init([.name(text)])
      return
    }
    self.init(
      text.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { part in
        if !part.isEmpty, part.utf8.allSatisfy({ (48...57).contains($0) }), let index = Int(part) {
          return .index(index)
        }
        return .name(String(part).replacing("~1", with: "/").replacing("~0", with: "~"))
      })
  }

  public var description: String {
    elements.map { element in
      switch element {
      case .name(let name): "/" + name.replacing("~", with: "~0").replacing("/", with: "~1")
      case .index(let index): "/\(index)"
      }
    }.joined()
  }

  func appending(_ element: Element) -> ClaimPath { ClaimPath(elements + [element]) }

  /// Whether this path is the other, or leads to something that holds it. An index also stands for a member that is
  /// named by digits.
  func leads(to other: ClaimPath) -> Bool {
    elements.count <= other.elements.count
      && zip(elements, other.elements).allSatisfy { mine, theirs in
        if case .index(let index) = mine, case .name(let name) = theirs { return name == String(index) }
        return mine == theirs
      }
  }
}
