import Awarding

extension RowFault {
  /// The text on one line: control, direction-turning and other invisible characters as `⟨U+202E⟩`, at most
  /// 80 characters of it.
  public static func shown(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if index == 80 {
        shown.append("…")
        break
      }
      if PersonText.turnsDirection(scalar) || PersonText.isUnprintable(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let padding = String(repeating: "0", count: max(0, 4 - digits.count))
        shown.append(contentsOf: "⟨U+\(padding)\(digits)⟩".unicodeScalars)
      } else {
        shown.append(scalar)
      }
    }
    return String(shown)
  }
}
