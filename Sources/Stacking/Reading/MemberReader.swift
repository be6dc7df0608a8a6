import Encodings
import JSONTree
import Register

/// Reads members of a rule or of facts by their names, and keeps all faults with their places.
struct MemberReader {
  private(set) var faults: [StackingFault] = []
  /// More are counted as none: whoever makes so many reads the first.
  private static let listed = 200

  mutating func fault(_ code: StackingFault.Code, at path: String, en english: String, fr french: String) {
    if faults.count < Self.listed { faults.append(StackingFault(code, at: path, en: english, fr: french)) }
  }

  /// The members of a mapping; those that are not known are faults.
  mutating func members(_ json: JSON, at path: String, known: Set<String>, required: [String] = []) -> JSONObject? {
    guard case .object(let object) = json else {
      fault(.shape, at: path, en: "a mapping is expected here", fr: "une suite de « nom: valeur » est attendue ici")
      return nil
    }
    for (name, _) in object where !known.contains(name) {
      let names = known.sorted().joined(separator: ", ")
      fault(
        .memberUnknown, at: path + JSONPointer(tokens: [name]).text,
        en: "this name is not known here; known are: \(names)",
        fr: "ce nom n’est pas connu ici ; sont connus : \(names)")
    }
    for name in required where object[name] == nil {
      fault(.missing, at: path, en: "“\(name)” is missing", fr: "il manque « \(name) »")
    }
    return object
  }

  mutating func text(_ json: JSON?, at path: String) -> String? {
    guard let json else { return nil }
    guard case .string(let text) = json else {
      fault(.shape, at: path, en: "a text is expected here", fr: "un texte est attendu ici")
      return nil
    }
    guard text.contains(where: { !$0.isWhitespace }), text.utf8.count <= 2000 else {
      fault(
        .textEmpty, at: path, en: "a text of 1 to 2,000 bytes is expected",
        fr: "un texte de 1 à 2000 octets est attendu")
      return nil
    }
    return text
  }

  mutating func texts(_ json: JSON?, at path: String) -> [Language: String] {
    guard let json, let object = members(json, at: path, known: Set(Language.allCases.map(\.rawValue))) else {
      return [:]
    }
    var texts: [Language: String] = [:]
    for language in Language.allCases {
      texts[language] = text(object[language.rawValue], at: path + "/" + language.rawValue)
    }
    if texts.isEmpty {
      fault(
        .missing, at: path, en: "a text in at least one language is missing",
        fr: "il manque un texte, au moins en une langue")
    }
    return texts
  }

  mutating func list(_ json: JSON?, at path: String, atLeast: Int = 0, atMost: Int) -> [JSON] {
    guard let json else { return [] }
    guard case .array(let elements) = json else {
      fault(.shape, at: path, en: "a list is expected here", fr: "une liste est attendue ici")
      return []
    }
    if elements.count < atLeast {
      fault(.listEmpty, at: path, en: "the list must not be empty", fr: "la liste ne doit pas être vide")
    }
    guard elements.count <= atMost else {
      fault(.tooLarge, at: path, en: "at most \(atMost) entries", fr: "au plus \(atMost) entrées")
      return []
    }
    return elements
  }

  mutating func strings(_ json: JSON?, at path: String, atMost: Int) -> [String] {
    var strings: [String] = []
    for (index, element) in list(json, at: path, atMost: atMost).enumerated() {
      if let text = text(element, at: "\(path)/\(index)") { strings.append(text) }
    }
    return strings
  }

  mutating func flag(_ json: JSON?, at path: String) -> Bool? {
    guard let json else { return nil }
    if case .bool(let flag) = json { return flag }
    fault(.shape, at: path, en: "true or false is expected", fr: "true ou false est attendu")
    return nil
  }

  mutating func whole(_ json: JSON?, at path: String, _ range: ClosedRange<Int>) -> Int? {
    guard let json else { return nil }
    if let number = json.number?.int, range.contains(number) { return number }
    fault(
      .value, at: path, en: "a whole number from \(range.lowerBound) to \(range.upperBound) is expected",
      fr: "un nombre entier de \(range.lowerBound) à \(range.upperBound) est attendu")
    return nil
  }

  /// An amount above nothing, where something is demanded; zero too, where it is a bound or a fact.
  mutating func amount(_ json: JSON?, at path: String, isDemand: Bool) -> Amount? {
    guard let json else { return nil }
    if let number = json.number, let amount = Amount(number.text), amount > .zero || !isDemand { return amount }
    fault(
      .amountMalformed, at: path,
      en: "a number \(isDemand ? "above 0" : "from 0"), at most a million, of at most six decimals is expected",
      fr:
        "un nombre \(isDemand ? "supérieur à 0" : "à partir de 0"), d’un million au plus et de six décimales au plus, est attendu"
    )
    return nil
  }

  mutating func day(_ json: JSON?, at path: String) -> CalendarDate? {
    guard let json else { return nil }
    if let text = json.string, let day = try? CalendarDate(iso: text) { return day }
    fault(
      .dateMalformed, at: path, en: "a day such as 2026-11-25 is expected", fr: "un jour comme 2026-11-25 est attendu")
    return nil
  }

  /// Two days of which the first must not lie after the second.
  mutating func days(
    _ object: JSONObject, _ first: String, _ second: String, at path: String
  ) -> (CalendarDate?, CalendarDate?) {
    let from = day(object[first], at: path + "/" + first)
    let until = day(object[second], at: path + "/" + second)
    if let from, let until, from > until {
      fault(
        .datesReversed, at: path + "/" + second, en: "this day lies before \(first)", fr: "ce jour précède « \(first) »"
      )
    }
    return (from, until)
  }

  mutating func registerCode(_ json: JSON?, at path: String) -> RegisterCode? {
    guard let text = text(json, at: path) else { return nil }
    do { return try RegisterCode(text) } catch {
      fault(.codeMalformed, at: path, en: error.reason, fr: error.reasonInFrench)
      return nil
    }
  }

  /// `P5Y`, `P1Y6M`, `P90D`.
  mutating func period(_ json: JSON?, at path: String) -> Period? {
    guard let json else { return nil }
    if let text = json.string, let period = Period(text) { return period }
    fault(
      .periodMalformed, at: path, en: "a period of years, months and days such as P5Y is expected",
      fr: "une durée en années, mois et jours comme P5Y est attendue")
    return nil
  }
}

extension Period {
  /// Reads years, months and days of ISO 8601, at most a hundred years; nil for nothing at all.
  init?(_ text: String) {
    guard text.first == "P", text.utf8.count <= 20 else { return nil }
    var values: [Character: Int] = [:]
    var digits = ""
    var order = "YMD"[...]
    for character in text.dropFirst() {
      if character.isASCII, character.isNumber {
        digits.append(character)
        continue
      }
      guard let value = Int(digits), value <= 40_000, let place = order.firstIndex(of: character) else { return nil }
      values[character] = value
      order = order[order.index(after: place)...]
      digits = ""
    }
    guard digits.isEmpty, values.values.contains(where: { $0 > 0 }) else { return nil }
    self.init(years: values["Y"] ?? 0, months: values["M"] ?? 0, days: values["D"] ?? 0)
    guard years * 372 + months * 31 + days <= 37_200 else { return nil }
  }
}
