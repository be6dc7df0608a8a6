import JSONTree

/// A name or description: one text, or the same in several languages.
///
/// VCDM 2.0 section 11.1: a string, or objects with `@value` and, where known, `@language`.
public struct LanguageText: Sendable, Hashable {
  public struct Version: Sendable, Hashable {
    public let text: String
    /// A BCP 47 tag as written; nil when the document names none.
    public let language: String?
  }

  /// At least one, in document order.
  public let versions: [Version]

  /// Answers nil where there is no text at all.
  public init?(_ json: JSON?) {
    func version(_ json: JSON) -> Version? {
      if let text = json.string { return Version(text: text, language: nil) }
      guard let text = json["@value"]?.string else { return nil }
      return Version(text: text, language: json["@language"]?.string)
    }
    guard let json else { return nil }
    versions = json.array.map { $0.compactMap(version) } ?? version(json).map { [$0] } ?? []
    if versions.isEmpty { return nil }
  }

  /// The version in that language (`fr` also finds `fr-FR`), else the one without a language, else the first.
  public func text(in language: String) -> String {
    let wanted = language.lowercased()
    let exact = versions.first {
      guard let tag = $0.language?.lowercased() else { return false }
      return tag == wanted || tag.hasPrefix(wanted + "-")
    }
    return (exact ?? versions.first { $0.language == nil } ?? versions[0]).text
  }

  /// The first version as written.
  public var first: String { versions[0].text }
}
