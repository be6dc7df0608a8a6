/// Finding what somebody probably meant to type.
public enum Spelling {
  /// The nearest of the words, when it is near enough to be what was meant: at most a third of its letters differ,
  /// accents and capitals not counted.
  public static func nearest(to text: String, among words: some Sequence<String>) -> String? {
    let typed = Array(key(text).utf8)
    guard !typed.isEmpty, typed.count <= 64 else { return nil }
    var best: (word: String, distance: Int)?
    for word in words {
      let distance = distance(typed, Array(key(word).utf8))
      if distance <= max(1, max(typed.count, word.utf8.count) / 3), distance < best?.distance ?? .max {
        best = (word, distance)
      }
    }
    return best?.word
  }

  /// The text in small letters without accents; ligatures taken apart.
  public static func folded(_ text: String) -> String {
    var folded = ""
    for character in text.lowercased() {
      switch character {
      case "à", "á", "â", "ã", "ä", "å": folded += "a"
      case "ç": folded += "c"
      case "è", "é", "ê", "ë": folded += "e"
      case "ì", "í", "î", "ï": folded += "i"
      case "ñ": folded += "n"
      case "ò", "ó", "ô", "õ", "ö": folded += "o"
      case "ù", "ú", "û", "ü": folded += "u"
      case "ý", "ÿ": folded += "y"
      case "œ": folded += "oe"
      case "æ": folded += "ae"
      default: folded.append(character)
      }
    }
    return folded
  }

  /// What is compared: no accents, capitals, hyphens, underscores, spaces.
  private static func key(_ text: String) -> String {
    folded(text).filter { $0.isLetter || $0.isNumber || $0 == "." }
  }

  /// Levenshtein's distance, neighbours that changed places counted once.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var (beforeLast, last) = ([Int](), Array(0...right.count))
    for (row, byte) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(
          last[column] + (byte == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
