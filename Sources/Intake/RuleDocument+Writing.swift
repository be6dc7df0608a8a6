import JSONTree

extension RuleDocument {
  /// A rule as YAML for people to go on with: every text in quotes, small groups on one line. Reading it gives an equal
  /// value.
  public static func yaml(of json: JSON) -> String {
    guard case .object(let object) = json else { return json.text() + "\n" }
    return lines(of: object, indent: "").map { $0 + "\n" }.joined()
  }

  private static let widest = 100

  private static func lines(of object: JSONObject, indent: String) -> [String] {
    object.flatMap { name, value -> [String] in
      let flat = "\(indent)\(key(name)): \(flow(value))"
      switch value {
      case .object(let inner) where flat.count > widest && inner.count > 0:
        return ["\(indent)\(key(name)):"] + lines(of: inner, indent: indent + "  ")
      case .array(let elements) where flat.count > widest && !elements.isEmpty:
        return ["\(indent)\(key(name)):"] + elements.flatMap { element(of: $0, indent: indent + "  ") }
      default: return [flat]
      }
    }
  }

  private static func element(of json: JSON, indent: String) -> [String] {
    let flat = "\(indent)- \(flow(json))"
    guard flat.count > widest, case .object(let object) = json, object.count > 0 else { return [flat] }
    var lines = lines(of: object, indent: indent + "  ")
    lines[0] = "\(indent)- " + lines[0].dropFirst(indent.count + 2)
    return lines
  }

  private static func flow(_ json: JSON) -> String {
    switch json {
    case .object(let object):
      object.count == 0
        ? "{}" : "{ " + object.map { "\(key($0.name)): \(flow($0.value))" }.joined(separator: ", ") + " }"
    case .array(let elements): "[" + elements.map(flow).joined(separator: ", ") + "]"
    case .string(let text): quoted(text)
    default: json.text()
    }
  }

  /// A text in JSON's quotes, which are YAML's too, with what no text file shows written as its number.
  private static func quoted(_ text: String) -> String {
    var quoted = ""
    for scalar in JSON.string(text).text().unicodeScalars {
      switch scalar.value {
      case 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
        let hex = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted
  }

  private static func key(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { (65...90).contains($0) || (97...122).contains($0) }
    return isPlain && !["y", "n", "yes", "no", "on", "off", "true", "false", "null"].contains(name.lowercased())
      ? name : JSON.string(name).text()
  }
}
