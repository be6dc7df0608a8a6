import Awarding
import Encodings
import Storage

/// The drawing of a credential in a wallet: an SVG template (SD-JWT VC, section 8.1.2) whose places `{{…}}` the wallet
/// fills with what the holder's copy says.
public enum TypeRendering {
  /// Colours with a contrast of 12:1 (WCAG 2.2 asks 4.5:1).
  static let background = "#17324d"
  static let text = "#ffffff"

  /// The template of a version in one language.
  public static func svg(of published: PublishedDefinition, in language: Language) -> String {
    let definition = published.definition
    let titles = lines(definition.title.text(in: language).text)
    let spans = titles.enumerated().map { index, line in
      "<tspan x=\"28\" dy=\"\(index == 0 ? 0 : 34)\">\(escaped(line))</tspan>"
    }.joined()
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 378" role="img" lang="\(language.rawValue)">
      <rect width="600" height="378" rx="18" fill="\(background)"/>
      <g fill="\(text)" font-family="sans-serif">
      <text x="28" y="52" font-size="20">\(escaped(definition.awardedBy.name))</text>
      <text x="28" y="120" font-size="28" font-weight="bold">\(spans)</text>
      <text x="28" y="290" font-size="24">{{\(SDJWTVCForm.Claim.name.rawValue)}}</text>
      <text x="28" y="338" font-size="18">{{\(SDJWTVCForm.Claim.awardedOn.rawValue)}}</text>
      </g>
      </svg>
      """
  }

  /// A title on at most three lines of about 34 letters.
  private static func lines(_ title: String) -> [String] {
    var lines = [""]
    for word in title.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count <= 34 {
        lines[lines.count - 1] = last + " " + word
      } else if lines.count < 3 {
        lines.append(String(word))
      } else {
        lines[2] += "…"
        break
      }
    }
    return lines
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      // A title must not open a place of the template.
      case "{": escaped += "&#123;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}
