import Encodings

/// What can be wrong in a definition, with what a message needs to say about it.
public enum DefinitionProblem: Hashable, Sendable {
  /// A demanded value is not there.
  case missing
  /// A value that is not demanded, and that readers will miss.
  case recommended
  /// A key that no definition has.
  case unknownKey(nearest: String?, known: [String])
  /// `version`: versions are numbered by publishing.
  case versionKey
  /// A list where there should be a text, and the like.
  case shape(expected: ValueShape, found: ValueShape)

  case textEmpty
  /// No letter and no digit, such as `…`.
  case textPlaceholder
  case textTooLong(limit: Int)
  case textLineBreak
  case textCharacter(codePoint: String)
  case textBidirectional(codePoint: String)
  /// U+FFFD: what is left of a character that was lost in a change of encoding.
  case textLostCharacter
  /// Texts that stand in one language only, `count` of them; the first is named by the place.
  case textOneLanguage(missing: Language, count: Int)

  case slug(suggestion: String?)
  case outcomeIdentifier(suggestion: String?)
  case codeUnknown(nearest: String?, known: [String])
  case country(suggestion: String?)
  case trueOrFalse(suggestion: String?)
  case date(suggestion: String?)
  case datesReversed
  case period(suggestion: String?)

  case number(suggestion: String?)
  case numberRange(low: String, high: String)
  /// A duration (`P60M`, `PT60H`) where a number of hours is wanted.
  case workloadDuration(meaning: DurationMeaning, suggestion: String?)
  case workloadRatio(hours: Amount, ects: Amount, low: Amount, high: Amount)

  case levelEmpty
  case levelContradictory
  /// A French level that is not the European one: since 2019 they are the same.
  case levelsDiffer

  case listEmpty
  case listTooLong(limit: Int)
  case duplicate

  case address
  case addressNotSecure(suggestion: String?)
  case addressCharacters(suggestion: String?)
  case esco(suggestion: String?)

  case registerCode(en: String, fr: String)
  case frameworkUnknown(nearest: String?, known: [String])
  case alignmentCode(framework: String, form: String)

  case gradingOwnScheme(nearest: String?, known: [String])
  case stackingContradictory
  case otherAwardingBody(organisation: String)

  case qualityExpired(until: CalendarDate, on: CalendarDate)
  case qualityNotYet(from: CalendarDate, on: CalendarDate)

  public var severity: DefinitionFault.Severity {
    switch self {
    case .recommended, .textOneLanguage, .workloadRatio, .levelsDiffer, .frameworkUnknown, .gradingOwnScheme,
      .otherAwardingBody, .qualityNotYet:
      .warning
    default: .fault
    }
  }

  public var code: String {
    switch self {
    case .missing: "missing"
    case .recommended: "recommended"
    case .unknownKey: "key.unknown"
    case .versionKey: "key.version"
    case .shape: "shape"
    case .textEmpty: "text.empty"
    case .textPlaceholder: "text.placeholder"
    case .textTooLong: "text.too-long"
    case .textLineBreak: "text.line-break"
    case .textCharacter: "text.character"
    case .textBidirectional: "text.bidirectional"
    case .textLostCharacter: "text.lost-character"
    case .textOneLanguage: "text.one-language"
    case .slug: "slug.malformed"
    case .outcomeIdentifier: "outcome.id-malformed"
    case .codeUnknown: "code.unknown"
    case .country: "country.unknown"
    case .trueOrFalse: "boolean.malformed"
    case .date: "date.malformed"
    case .datesReversed: "dates.reversed"
    case .period: "period.malformed"
    case .number: "number.malformed"
    case .numberRange: "number.out-of-range"
    case .workloadDuration: "workload.duration"
    case .workloadRatio: "workload.ects-ratio"
    case .levelEmpty: "level.empty"
    case .levelContradictory: "level.contradictory"
    case .levelsDiffer: "level.differs"
    case .listEmpty: "list.empty"
    case .listTooLong: "list.too-long"
    case .duplicate: "list.duplicate"
    case .address: "address.malformed"
    case .addressNotSecure: "address.not-https"
    case .addressCharacters: "address.characters"
    case .esco: "esco.malformed"
    case .registerCode: "register.malformed"
    case .frameworkUnknown: "framework.unknown"
    case .alignmentCode: "alignment.code-malformed"
    case .gradingOwnScheme: "grading.own-scheme"
    case .stackingContradictory: "stacking.contradictory"
    case .otherAwardingBody: "awarding-body.other"
    case .qualityExpired: "quality-assurance.expired"
    case .qualityNotYet: "quality-assurance.not-yet"
    }
  }
}

/// What a value is made of.
public enum ValueShape: String, Hashable, Sendable {
  case nothing, text, number, trueOrFalse, list, mapping, localizedText
}

/// What a duration that stands for a workload really says (ISO 8601).
public enum DurationMeaning: Hashable, Sendable {
  /// `P60M`: months, where minutes or hours were meant.
  case months(Int)
  /// Years, weeks or days: calendar time, which is no amount of work.
  case calendar
  /// `PT60H`: hours, written the long way.
  case time
  /// Begins like a duration and is none.
  case malformed
}
