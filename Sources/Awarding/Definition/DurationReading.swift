/// What a text that looks like a duration of ISO 8601 says, where a number of hours is wanted.
struct DurationReading {
  let meaning: DurationMeaning
  /// The hours of a duration that has only hours and minutes.
  let hours: Amount?

  /// Nil when the text does not look like a duration.
  init?(_ text: String) {
    let upper = text.uppercased()
    guard upper.hasPrefix("P"), upper.utf8.count <= 40,
      upper.dropFirst().first.map({ $0 == "T" || $0.isNumber }) ?? false
    else { return nil }
    var (parts, digits, inTime) = ([Character: Int](), "", false)
    for character in upper.dropFirst() {
      if character == "T", !inTime, digits.isEmpty {
        inTime = true
      } else if character.isASCII, character.isNumber, digits.utf8.count < 9 {
        digits.append(character)
      } else if let value = Int(digits), "YMWDHS".contains(character) {
        // Minutes and months share a letter: time parts are kept in lower case.
        parts[inTime ? Character(character.lowercased()) : character] = value
        digits = ""
      } else {
        (meaning, hours) = (.malformed, nil)
        return
      }
    }
    guard digits.isEmpty, !parts.isEmpty else {
      (meaning, hours) = (.malformed, nil)
      return
    }
    if parts.keys.contains(where: \.isUppercase) {
      let months = parts.count == 1 ? parts["M"] : nil
      (meaning, hours) = (months.map(DurationMeaning.months) ?? .calendar, nil)
    } else {
      let minutes = (parts["h"] ?? 0) * 60 + (parts["m"] ?? 0)
      let exact = minutes * 100 % 60 == 0 && minutes < 600_000 && (parts["s"] ?? 0) == 0 && minutes > 0
      (meaning, hours) = (.time, exact ? Amount(hundredths: minutes * 100 / 60) : nil)
    }
  }
}
