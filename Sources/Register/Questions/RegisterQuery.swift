import Encodings

/// What is looked for in the register. Every member that is set must fit.
public struct RegisterQuery: Sendable, Equatable {
  /// Words of titles, abbreviations, blocks and bodies, without accents and in either case; the last may be begun only.
  public var words: String
  public var kind: RegisterCode.Kind?
  /// Registered on that day, by the newest export.
  public var activeAt: CalendarDate?
  public var level: Int?
  public var rome: String?
  public var nsf: String?
  public var siren: SIREN?
  /// Records with a block of that title or code only.
  public var hasBlocks: Bool?
  public var limit: Int
  public var offset: Int

  public init(words: String = "", limit: Int = 20, offset: Int = 0) {
    self.words = words
    self.limit = limit
    self.offset = offset
  }
}

/// A record that was found.
public struct RegisterHit: Sendable, Equatable {
  public let code: RegisterCode
  public let title: String
  public let abbreviation: String?
  public let isActive: Bool?
  public let end: CalendarDate?
  public let level: Int?

  public init(
    code: RegisterCode, title: String, abbreviation: String?, isActive: Bool?, end: CalendarDate?, level: Int?
  ) {
    self.code = code
    self.title = title
    self.abbreviation = abbreviation
    self.isActive = isActive
    self.end = end
    self.level = level
  }
}
