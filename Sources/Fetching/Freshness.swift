import Encodings
import Foundation

/// What an HTTP answer says about its own reuse (RFC 9111).
struct Freshness: Equatable {
  /// Whether the answer may be kept at all, if only to be asked about again.
  var isStorable = true
  /// For how many seconds after it came it may be used without asking; nil when the answer says nothing.
  var lifetime: TimeInterval?
  /// Whether another `Accept` might have brought another document.
  var variesByAccept = false

  /// - Parameter now: when the answer came.
  init(of answer: HTTPAnswer, at now: Date) {
    let directives = Self.directives(answer.value("cache-control") ?? "")
    isStorable = directives["no-store"] == nil
    let varied = (answer.value("vary") ?? "").lowercased().split(separator: ",")
      .map { $0.trimmingCharacters(in: .whitespaces) }
    variesByAccept = varied.contains("accept")

    if directives["no-cache"] != nil || varied.contains("*") {
      lifetime = 0
    } else if let age = directives["max-age"] {
      // What is not a number counts as stale (RFC 9111 section 4.2.1).
      lifetime = age.flatMap(Self.seconds) ?? 0
    } else if let expires = answer.value("expires") {
      let sent = answer.value("date").flatMap(Self.date) ?? now
      lifetime = Self.date(expires).map { max(0, $0.timeIntervalSince(sent)) } ?? 0
    }
    if let stated = lifetime, let age = answer.value("age") {
      lifetime = max(0, stated - (Self.seconds(age) ?? stated))
    }
  }

  private static func seconds(_ text: String) -> TimeInterval? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    // RFC 9111 section 1.2.2: beyond 2^31 all is for ever.
    return min(TimeInterval(text) ?? 0, 2_147_483_648)
  }

  /// The directives of `Cache-Control` by name in lower case; of two of one name the first holds.
  private static func directives(_ text: String) -> [String: String?] {
    var found: [String: String?] = [:]
    var quoted = false
    let parts = text.split { character in
      if character == "\"" { quoted.toggle() }
      return character == "," && !quoted
    }
    for part in parts {
      let pair = part.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      guard let name = pair.first?.lowercased(), found[name] == nil else { continue }
      let value = pair.count == 2 ? pair[1].trimmingCharacters(in: CharacterSet(charactersIn: "\"")) : nil
      found.updateValue(value, forKey: name)
    }
    return found
  }

  /// `Sun, 06 Nov 1994 08:49:37 GMT`; the two obsolete forms of RFC 9110 section 5.6.7 count as no date.
  static func date(_ text: String) -> Date? {
    let parts = text.split(separator: " ")
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    guard parts.count == 6, parts[5] == "GMT", parts[1].utf8.count == 2, parts[3].utf8.count == 4,
      let month = months.firstIndex(of: String(parts[2]))
    else { return nil }
    return RFC3339.parse("\(parts[3])-\(month < 9 ? "0" : "")\(month + 1)-\(parts[1])T\(parts[4])Z")
  }
}
