import Encodings

/// The long texts of a record, as the register gives them: without mark-up, bullets flattened into lines or spaces.
public struct RecordTexts: Sendable, Equatable {
  public var activities: String?
  public var abilities: String?
  public var sectors: String?
  public var jobs: String?
  public var regulations: String?
  public var objectives: String?
  public var entryPrerequisites: String?
  public var validationPrerequisites: String?
  public var masteryLevel: String?
  public var partialValidationScope: String?
  public var renewal: String?
  /// In the order of the record's blocks.
  public var blocks: [BlockTexts] = []
  public var juries: [AccessWay: Jury] = [:]
  public var decrees: [Decree] = []
  public var statistics: [PromotionStatistics] = []

  public init() {}
}

/// What a block teaches and how it is assessed.
public struct BlockTexts: Sendable, Equatable {
  public var competences: String?
  public var assessment: String?
  public var entryPrerequisites: String?
  public var validationPrerequisites: String?

  public init(
    competences: String? = nil, assessment: String? = nil, entryPrerequisites: String? = nil,
    validationPrerequisites: String? = nil
  ) {
    self.competences = competences
    self.assessment = assessment
    self.entryPrerequisites = entryPrerequisites
    self.validationPrerequisites = validationPrerequisites
  }
}

/// Who judges those who come by one way.
public struct Jury: Sendable, Equatable {
  public var composition: String?
  public var changedOn: CalendarDate?

  public init(composition: String? = nil, changedOn: CalendarDate? = nil) {
    self.composition = composition
    self.changedOn = changedOn
  }
}

/// A publication in the Journal officiel.
public struct Decree: Sendable, Equatable {
  public enum Kind: UInt8, Sendable { case general = 1, creation, other }

  public var kind: Kind
  public var title: String
  public var date: CalendarDate?

  public init(kind: Kind, title: String, date: CalendarDate? = nil) {
    self.kind = kind
    self.title = title
    self.date = date
  }
}

/// What became of those who were awarded it in one year; rates are percents.
public struct PromotionStatistics: Sendable, Equatable {
  public var year: Int?
  public var awarded: Int?
  public var awardedByExperience: Int?
  public var employedAfterSixMonths: Int?
  public var inTheTradeAfterTwoYears: Int?

  public init(
    year: Int? = nil, awarded: Int? = nil, awardedByExperience: Int? = nil, employedAfterSixMonths: Int? = nil,
    inTheTradeAfterTwoYears: Int? = nil
  ) {
    self.year = year
    self.awarded = awarded
    self.awardedByExperience = awardedByExperience
    self.employedAfterSixMonths = employedAfterSixMonths
    self.inTheTradeAfterTwoYears = inTheTradeAfterTwoYears
  }
}
