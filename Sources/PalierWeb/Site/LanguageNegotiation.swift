import Encodings

/// Which language a reader gets: the one chosen by `?lang=`, else the best of `Accept-Language`, else French.
enum LanguageNegotiation {
  /// Reads an `Accept-Language` header (RFC 9110 section 12.5.4). At most 32 ranges are looked at.
  static func preferred(_ header: String?) -> Language {
    guard let header, header.utf8.count <= 2048 else { return .fr }
    var weights: [Language: Int] = [:]
    var anyOther: Int?
    var order: [Language] = []
    for range in header.utf8.split(separator: UInt8(ascii: ",")).prefix(32) {
      let parts = range.split(separator: UInt8(ascii: ";")).map { trimmed(Substring($0)) }
      guard let tag = parts.first, !tag.isEmpty else { continue }
      var weight = 1000
      for parameter in parts.dropFirst() where parameter.lowercased().hasPrefix("q=") {
        weight = Self.weight(parameter.dropFirst(2))
      }
      if tag == "*" {
        anyOther = weight
      } else if let language = Language(rawValue: String(tag.prefix { $0 != "-" }).lowercased()) {
        if weights[language] == nil { order.append(language) }
        weights[language] = max(weights[language] ?? 0, weight)
      }
    }
    for language in Language.allCases where weights[language] == nil {
      if let anyOther { weights[language] = anyOther }
      order.append(language)
    }
    var best: (language: Language, weight: Int)?
    for language in order {
      guard let weight = weights[language], weight > (best?.weight ?? 0) else { continue }
      best = (language, weight)
    }
    return best?.language ?? .fr
  }

  /// Thousandths; what is no weight counts as none.
  private static func weight(_ text: Substring) -> Int {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, first == UInt8(ascii: "0") || first == UInt8(ascii: "1") else { return 0 }
    var value = Int(first - UInt8(ascii: "0")) * 1000
    if bytes.count > 1 {
      guard bytes[1] == UInt8(ascii: "."), bytes.count <= 5 else { return 0 }
      var unit = 100
      for digit in bytes[2...] {
        guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return 0 }
        value += Int(digit - UInt8(ascii: "0")) * unit
        unit /= 10
      }
    }
    return min(value, 1000)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return text
  }
}
