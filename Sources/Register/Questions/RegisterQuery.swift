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
  public private(set) var title: String
  public let abbreviation: String?
  public private(set) var isActive: Bool?
  public private(set) var end: CalendarDate?
  public private(set) var level: Int?

  /// The hit as the operator corrects it on a day.
  public func corrected(by corrections: [RegisterCorrection], at day: CalendarDate) -> RegisterHit {
    var hit = self
    for correction in corrections where correction.code == code && correction.holds(at: day) {
      switch correction.change {
      case .title(let title): hit.title = title
      case .isActive(let isActive): hit.isActive = isActive
      case .end(let end): hit.end = end
      case .level(let level): hit.level = level
      case .effect, .decision, .lastAward, .body, .notBody: break
      }
    }
    return hit
  }

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
