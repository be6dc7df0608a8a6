import Encodings

/// A text in one or more languages.
public struct MultilingualText: Hashable, Sendable {
  public struct Entry: Hashable, Sendable {
    /// A BCP 47 language tag, such as `fr`.
    public let language: String
    public let text: String

    public init(language: String, text: String) {
      self.language = language
      self.text = text
    }
  }

  /// In the order in which the others fall back to them.
  public let entries: [Entry]

  /// A text in one language.
  public init(_ entry: Entry) { entries = [entry] }

  /// Entries whose text is empty are left out. Nil when none is left.
  public init?(_ entries: [Entry]) {
    let entries = entries.filter { !$0.text.isEmpty }
    guard !entries.isEmpty else { return nil }
    self.entries = entries
  }

  public init?(fr: String? = nil, en: String? = nil) {
    self.init(
      [fr.map { Entry(language: "fr", text: $0) }, en.map { Entry(language: "en", text: $0) }].compactMap(\.self))
  }

  /// The text in the reader's language, else the first there is, which the page then marks with its language.
  func best(for language: Language) -> Entry {
    entries.first { $0.language == language.rawValue } ?? entries[0]
  }
}
