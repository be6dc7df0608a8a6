import Foundation
import Testing

@testable import PalierWeb

@Suite struct StyleSheetTests {
  /// All class names that the style sheet speaks of.
  static var classes: Set<String> {
    var classes: Set<String> = []
    for rule in StyleSheet.text.split(separator: "{").map({ $0.split(whereSeparator: { "};".contains($0) }).last ?? "" }
    ) {
      var rest = rule
      while let dot = rest.firstIndex(of: ".") {
        rest = rest[rest.index(after: dot)...]
        let name = rest.prefix { $0.isLetter || $0 == "-" || ($0.isNumber && $0 != rest.first) }
        if let first = name.first, first.isLetter { classes.insert(String(name)) }
      }
    }
    return classes
  }

  @Test func nothingIsFetchedAndBracesMatch() {
    let text = StyleSheet.text
    #expect(!text.contains("url(") && !text.contains("@import") && !text.contains("http"))
    #expect(text.count { $0 == "{" } == text.count { $0 == "}" })
    #expect(!text.contains("</"))
    #expect(text.utf8.count < 32 * 1024)
    for feature in [":focus-visible", "prefers-color-scheme: dark", "prefers-reduced-motion", "@media print"] {
      #expect(text.contains(feature), "\(feature)")
    }
  }

  /// The colours of one theme, by name.
  private static func theme(_ index: Int) -> [String: (Double, Double, Double)] {
    let blocks = StyleSheet.text.split(separator: ":root {")
    var colours: [String: (Double, Double, Double)] = [:]
    for declaration in (blocks[index].split(separator: "}").first ?? "").split(separator: ";") {
      let parts = declaration.split(separator: ":").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
      guard parts.count == 2, parts[0].hasPrefix("--"), parts[1].hasPrefix("#"), parts[1].count == 7,
        let value = Int(parts[1].dropFirst(), radix: 16)
      else { continue }
      colours[String(parts[0].dropFirst(2))] = (
        Double(value >> 16) / 255, Double(value >> 8 & 255) / 255, Double(value & 255) / 255
      )
    }
    return colours
  }

  private static func luminance(_ colour: (Double, Double, Double)) -> Double {
    func linear(_ value: Double) -> Double {
      value <= 0.04045 ? value / 12.92 : Foundation.pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(colour.0) + 0.7152 * linear(colour.1) + 0.0722 * linear(colour.2)
  }

  @Test(arguments: [0, 1]) func coloursOfTextReachTheirContrast(_ index: Int) throws {
    let theme = Self.theme(index)
    func contrast(_ one: String, _ other: String) throws -> Double {
      let first = Self.luminance(try #require(theme[one], Comment(rawValue: one)))
      let second = Self.luminance(try #require(theme[other], Comment(rawValue: other)))
      return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }
    for ground in ["paper", "sheet", "accent-soft"] {
      for text in ["ink", "muted", "accent", "accent-strong"] {
        #expect(try contrast(text, ground) >= 4.5, "\(text) on \(ground)")
      }
      for line in ["edge", "focus", "brass"] {
        #expect(try contrast(line, ground) >= 3, "\(line) on \(ground)")
      }
    }
    for ground in ["accent", "accent-strong"] { #expect(try contrast("on-accent", ground) >= 4.5) }
    for state in ["good", "caution", "bad", "open"] {
      #expect(try contrast(state, state + "-ground") >= 4.5, "\(state)")
      #expect(try contrast(state, "sheet") >= 4.5, "\(state) on sheet")
      #expect(try contrast(state + "-edge", "sheet") >= 3, "\(state)-edge")
    }
  }

  @Test func assetsAreNamedByTheirContent() {
    for asset in Asset.all {
      #expect(SitePath(parsing: asset.place.path) == asset.place)
      #expect(asset.name.split(separator: "-").last?.prefix { $0 != "." }.count == 16)
    }
    #expect(Asset("a", ".css", "x", contentType: "").name != Asset("a", ".css", "y", contentType: "").name)
  }
}
