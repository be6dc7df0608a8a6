/// A text of the register as a list, where its form leaves no doubt: every entry begins with the same bullet, or with
/// numbers that count up. Everything else stays the text that it is: nothing is guessed, and nothing is cut.
public struct CompetenceList: Sendable, Equatable {
  /// What stands before the first entry, which must end in a colon.
  public let lead: String?
  /// Two or more, each with its number where there is one.
  public let entries: [Entry]

  public struct Entry: Sendable, Equatable {
    /// `1`, `C2.3`, `A1C1`; nil for a bullet.
    public let number: String?
    public let text: String
  }

  /// nil where the form is not certain.
  public init?(_ text: String) {
    guard let list = Self.bulleted(text) ?? Self.numbered(text) else { return nil }
    self = list
  }

  private init?(lead: String, _ entries: [Entry]) {
    let lead = lead.trimmingSpaces
    guard entries.count >= 2, entries.allSatisfy({ !$0.text.isEmpty }), lead.isEmpty || lead.hasSuffix(":") else {
      return nil
    }
    self.lead = lead.isEmpty ? nil : lead
    self.entries = entries
  }

  /// The places where an entry can begin: the start, after a line break, after a run of two spaces or more (what a line
  /// break became in the register).
  private static func starts(_ text: String) -> [String.Index] {
    var starts: [String.Index] = []
    var spaces = 2
    for index in text.indices {
      let character = text[index]
      if character.isNewline {
        spaces = 2
      } else if character.isWhitespace {
        spaces += 1
      } else {
        if spaces >= 2 { starts.append(index) }
        spaces = 0
      }
    }
    return starts
  }

  private static func bulleted(_ text: String) -> CompetenceList? {
    let starts = starts(text)
    for bullet in ["-", "–", "•", "*", "·", "➢", "►", "✓"] as [Character] {
      let places = starts.filter { text[$0] == bullet && isBullet(text, at: $0) }
      guard places.count >= 2 else { continue }
      // A second kind of bullet would be a list within the list.
      let others = starts.contains { place in
        "-–•*·➢►✓".contains(text[place]) && text[place] != bullet && isBullet(text, at: place)
      }
      guard !others else { return nil }
      return list(text, places) { entry in
        Entry(number: nil, text: String(entry.dropFirst()).trimmingSpaces)
      }
    }
    return nil
  }

  /// A bullet is followed by a space; a hyphen before a letter may be part of a word.
  private static func isBullet(_ text: String, at place: String.Index) -> Bool {
    let next = text.index(after: place)
    return next < text.endIndex && text[next].isWhitespace
  }

  private static func numbered(_ text: String) -> CompetenceList? {
    let starts = starts(text)
    let places = starts.compactMap { place in number(text, at: place).map { (place, $0) } }
    guard places.count >= 2 else { return nil }
    // Numbers of one shape that count up by one in their last part, or start it again when one before it goes up.
    for (earlier, later) in zip(places, places.dropFirst()) {
      guard Self.follows(later.1.parts, earlier.1.parts), later.1.shape == earlier.1.shape else { return nil }
    }
    // Figures alone begin at 1; with a letter a text may go on where another one ended.
    let first = places[0].1
    let counted = first.shape.contains(where: \.isLetter) ? first.parts.dropFirst() : first.parts[...]
    guard counted.allSatisfy({ $0 == 1 }) else { return nil }
    return list(text, places.map(\.0)) { entry in
      guard let number = number(String(entry), at: String(entry).startIndex) else { return nil }
      return Entry(number: number.text, text: String(entry.dropFirst(number.length)).trimmingSpaces)
    }
  }

  private static func follows(_ later: [Int], _ earlier: [Int]) -> Bool {
    guard later.count == earlier.count else { return false }
    for index in later.indices where later[index] != earlier[index] {
      return later[index] == earlier[index] + 1 && later[(index + 1)...].allSatisfy { $0 == 1 }
    }
    return false
  }

  private struct Number {
    let text: String
    /// The letters and points of it, without the digits.
    let shape: String
    let parts: [Int]
    /// Characters with the sign that ends it.
    let length: Int
  }

  /// `1.`, `2)`, `C1.`, `C2.3 -`, `A1C1.`: at most one capital before each number, and a sign or a space at the end.
  private static func number(_ text: String, at place: String.Index) -> Number? {
    var rest = text[place...]
    var (written, shape, parts) = ("", "", [Int]())
    while true {
      var part = rest
      var letters = ""
      if let first = part.first, first.isASCII, first.isLetter, first.isUppercase {
        letters = String(first)
        part.removeFirst()
      }
      let digits = part.prefix { $0.isASCII && $0.isNumber }
      guard (1...2).contains(digits.count), let value = Int(digits) else { break }
      written += letters + digits
      shape += letters + "#"
      parts.append(value)
      rest = part.dropFirst(digits.count)
      if rest.first == ".", let after = rest.dropFirst().first, after.isASCII, after.isNumber || after.isUppercase {
        written += "."
        shape += "."
        rest.removeFirst()
      } else if rest.first.map({ $0.isASCII && $0.isUppercase }) != true {
        break
      }
    }
    guard !parts.isEmpty else { return nil }
    let sign = rest.prefix { ".):–-".contains($0) }
    let spaced = rest.dropFirst(sign.count)
    // A bare figure may be a quantity: a number without letters needs its sign.
    guard spaced.first?.isWhitespace == true, sign.count <= 1, !sign.isEmpty || shape.first != "#" else { return nil }
    return Number(text: written, shape: shape + sign, parts: parts, length: written.count + sign.count)
  }

  private static func list(
    _ text: String, _ places: [String.Index], _ entry: (Substring) -> Entry?
  ) -> CompetenceList? {
    var entries: [Entry] = []
    for (index, place) in places.enumerated() {
      let end = index + 1 < places.count ? places[index + 1] : text.endIndex
      guard let one = entry(text[place..<end]) else { return nil }
      entries.append(one)
    }
    return CompetenceList(lead: String(text[..<places[0]]), entries)
  }
}

extension String {
  var trimmingSpaces: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
