extension DefinitionProblem {
  func english(found: String?) -> String {
    let value = found.map { "“\($0)”" } ?? "the value"
    return switch self {
    case .missing: "missing."
    case .recommended: "missing; not mandatory, but readers expect it."
    case .unknownKey: "there is no field \(value)."
    case .versionKey: "versions are numbered by publishing."
    case .shape(let expected, let got):
      "\(got.name(in: .en)) found, where \(expected.name(in: .en)) is needed\(found.map { ": “\($0)”" } ?? "")."
    case .textEmpty: "the text is empty."
    case .textPlaceholder: "\(value) has neither letter nor digit."
    case .textTooLong(let limit): "the text is longer than \(limit) characters (\(value))."
    case .textLineBreak: "there is a line break in a text of one line (\(value))."
    case .textCharacter(let point): "the invisible character \(point) stands in the text (\(value))."
    case .textBidirectional(let point):
      "the character \(point), which turns the direction of reading, stands in the text (\(value))."
    case .textLostCharacter: "a character was lost in a change of encoding (\(value))."
    case .textOneLanguage(let missing, let count):
      missing == .en
        ? (count == 1 ? "one text is in French only." : "\(count) texts are in French only.")
        : (count == 1 ? "one text is in English only." : "\(count) texts are in English only.")
    case .slug: "\(value) is not made of letters a–z, digits and single hyphens (64 at most)."
    case .outcomeIdentifier: "\(value) is not made of letters a–z, digits, dots and hyphens (64 at most)."
    case .codeUnknown: "\(value) is not a code of the list."
    case .country: "\(value) is not a country's code of two letters (ISO 3166-1)."
    case .trueOrFalse: "\(value) is neither true nor false."
    case .date: "\(value) is not a day of the calendar, written YYYY-MM-DD."
    case .datesReversed: "the end (\(value)) comes before the beginning."
    case .period:
      "\(value) is not a period of years, months and days (ISO 8601, P3Y for three years) of at most 100 years."
    case .number: "\(value) is not a number in digits, with a point and at most two decimals."
    case .numberRange(let low, let high): "\(value) is not between \(low) and \(high)."
    case .workloadDuration(let meaning, _): Self.english(meaning, value)
    case .workloadRatio(let hours, let ects, let low, let high):
      "\(hours.text) hours for \(ects.text) ECTS: one ECTS stands for 25 to 30 hours, here \(low.text) to "
        + "\(high.text) hours."
    case .levelEmpty: "none of eqf, nqf and cycle is given."
    case .levelContradictory: "a level is given beside notApplicable."
    case .levelsDiffer: "the French level \(value) is not the European one, which it has equalled since 2019."
    case .listEmpty: "the list is empty."
    case .listTooLong(let limit): "the list has more than \(limit) items."
    case .duplicate: found == nil ? "an item stands twice in the list." : "\(value) stands twice."
    case .address: "\(value) is not the address of a page."
    case .addressNotSecure: "\(value) is not an https address."
    case .addressCharacters: "\(value) has a character that an address cannot have."
    case .esco: "\(value) is not the identifier of a concept of ESCO."
    case .registerCode(let en, _): "\(value): \(en)."
    case .frameworkUnknown: "the form of the codes of \(value) is not known, and so not checked."
    case .alignmentCode(let framework, let form): "\(value) is not a code of \(framework) (\(form))."
    case .gradingOwnScheme: "\(value) is not a known scheme: it will be shown as it stands."
    case .stackingContradictory: "a stand-alone micro-credential counts towards nothing."
    case .otherAwardingBody(let organisation):
      "\(value) is not this data folder's organisation, \(organisation), whose key will sign."
    case .qualityExpired(let until, let day):
      "this quality assurance ended on \(until.iso), before publication (\(day.iso))."
    case .qualityNotYet(let from, let day):
      "this quality assurance begins on \(from.iso), after publication (\(day.iso))."
    }
  }

  private static func english(_ meaning: DurationMeaning, _ value: String) -> String {
    switch meaning {
    case .months(let months):
      "\(value) means \(months) months (M without T), neither \(months) minutes nor \(months) hours; "
        + "the number of hours of work is needed."
    case .calendar: "\(value) is calendar time, not a workload; the number of hours of work is needed."
    case .time: "\(value) is a duration of ISO 8601; the number of hours in digits is needed."
    case .malformed: "\(value) looks like a duration of ISO 8601 and is none; the number of hours is needed."
    }
  }

  var englishAdvice: String {
    switch self {
    case .missing: "Add it."
    case .recommended: "Add it if you have it."
    case .unknownKey(let nearest, let known):
      (nearest.map { "Did you mean “\($0)”? " } ?? "") + "Possible fields: \(known.joined(separator: ", "))."
    case .versionKey: "Leave it out: “palier type publish” gives the next number."
    case .shape: "Write it in the expected form."
    case .textEmpty, .textPlaceholder: "Write the text."
    case .textTooLong(let limit): "Shorten it to \(limit) characters."
    case .textLineBreak: "Put it on one line."
    case .textCharacter, .textBidirectional: "Remove the character, or type the text again."
    case .textLostCharacter: "Type the word again, and save the file as UTF-8."
    case .textOneLanguage(let missing, _):
      missing == .en
        ? "Add the English text (en); else English pages show the French one, and say so."
        : "Add the French text (fr); else French pages show the English one, and say so."
    case .slug(let suggestion), .outcomeIdentifier(let suggestion), .country(let suggestion),
      .trueOrFalse(let suggestion), .date(let suggestion), .period(let suggestion), .number(let suggestion),
      .workloadDuration(_, let suggestion), .addressNotSecure(let suggestion),
      .addressCharacters(let suggestion), .esco(let suggestion):
      suggestion.map { "Write \($0)." } ?? "Correct the value."
    case .codeUnknown(let nearest, let known):
      (nearest.map { "Did you mean “\($0)”? " } ?? "") + "Codes: \(known.joined(separator: ", "))."
    case .datesReversed: "Correct one of the two dates."
    case .numberRange: "Correct the number."
    case .workloadRatio: "Check the hours and the ECTS."
    case .levelEmpty: "Give a level, or the reason why there is none (notApplicable)."
    case .levelContradictory: "Keep one or the other."
    case .levelsDiffer: "Check both levels."
    case .listEmpty: "Add at least one item."
    case .listTooLong(let limit): "Keep at most \(limit)."
    case .duplicate: "Remove the repetition, or change it."
    case .address: "Copy the whole address of the page."
    case .registerCode: "Correct the code: RNCP36490, RS6604 or RNCP36490BC02 for instance."
    case .frameworkUnknown(let nearest, let known):
      (nearest.map { "Did you mean “\($0)”? " } ?? "") + "Known frameworks: \(known.joined(separator: ", "))."
    case .alignmentCode: "Correct the code or the framework."
    case .gradingOwnScheme(let nearest, let known):
      (nearest.map { "Did you mean “\($0)”? " } ?? "") + "Known schemes: \(known.joined(separator: ", "))."
    case .stackingContradictory: "Write kind: stackable, or leave out towards."
    case .otherAwardingBody: "Leave out awardedBy, or make sure that this body has given you a mandate."
    case .qualityExpired: "Renew or remove this quality assurance before publishing."
    case .qualityNotYet: "Check the date, or publish later."
    }
  }
}
