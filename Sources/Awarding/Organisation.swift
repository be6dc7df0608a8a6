import Foundation
import Register

/// An awarding body: who stands behind an award.
public struct Organisation: Hashable, Sendable {
  /// The name in addresses: a–z, 0–9 and hyphens.
  public let slug: String
  /// The legal name.
  public let name: String
  /// ISO 3166-1 alpha-2, upper case.
  public let country: String
  public let siret: SIRET?
  public let website: String?

  /// - Throws: ``AwardingError`` `organisation-malformed` naming the member that is wrong.
  public init(
    name: String, country: String, siret: SIRET?, website: String?, slug: String? = nil
  ) throws(AwardingError) {
    let trimmed = name.trimmingSpaces
    guard !trimmed.isEmpty, trimmed.unicodeScalars.count <= 200 else {
      throw AwardingError(.organisationMalformed, "the name of an organisation has 1 to 200 characters")
    }
    let upper = country.uppercased()
    guard upper.utf8.count == 2, upper.utf8.allSatisfy({ (65...90).contains($0) }) else {
      throw AwardingError(.organisationMalformed, "a country is two letters of ISO 3166-1, such as FR")
    }
    if let website, !website.hasPrefix("https://"), !website.hasPrefix("http://") {
      throw AwardingError(.organisationMalformed, "a website begins with https:// or http://")
    }
    let made = slug ?? Self.slug(of: trimmed)
    guard !made.isEmpty else {
      throw AwardingError(.organisationMalformed, "the name holds no letter or digit to make an address of")
    }
    // What a definition would refuse of its awarding body is refused here, before anything carries it.
    do { _ = try AwardingBody(name: trimmed, country: Country(upper)) } catch {
      throw AwardingError(
        .organisationMalformed,
        error.code == "country.unknown"
          ? "\(upper) is no country of ISO 3166-1"
          : "the name of an organisation is one line without control characters")
    }
    self.slug = made
    self.name = trimmed
    self.country = upper
    self.siret = siret
    self.website = website
  }

  /// Letters without their accents, digits, and one hyphen for every run of anything else; at most 60.
  static func slug(of name: String) -> String {
    var text = ""
    for scalar in name.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar.value {
      case 97...122, 48...57: text.unicodeScalars.append(scalar)
      case 0x300...0x36F: continue
      case 0xE6: text += "ae"
      case 0x153: text += "oe"
      default: if !text.isEmpty, text.last != "-" { text += "-" }
      }
      if text.utf8.count >= 60 { break }
    }
    while text.last == "-" { text.removeLast() }
    return text
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var view = self[...]
    while view.first?.isWhitespace == true { view.removeFirst() }
    while view.last?.isWhitespace == true { view.removeLast() }
    return String(view)
  }
}
