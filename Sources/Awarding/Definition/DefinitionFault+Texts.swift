import Encodings

extension DefinitionFault {
  /// What is wrong: the recommendation's wording for the element (or the field's name), what was found, what was
  /// expected.
  public func message(in language: Language) -> String {
    let sentence = language == .fr ? problem.french(found: found) : problem.english(found: found)
    guard let field else { return sentence }
    let heading = field.heading(in: language)
    let mandatory: String =
      switch (field.element?.isMandatory, language) {
      case (nil, _): ""
      case (true?, .fr): " (élément obligatoire de la recommandation, annexe I)"
      case (false?, .fr): " (élément facultatif de la recommandation, annexe I)"
      case (true?, .en): " (mandatory element of the recommendation, Annex I)"
      case (false?, .en): " (optional element of the recommendation, Annex I)"
      }
    // An element has several fields: which of them is meant has to be said.
    let path = field.path.contains(".") ? ", \(field.path)" : ""
    return language == .fr
      ? "« \(heading) »\(mandatory)\(path) : \(sentence)" : "“\(heading)”\(mandatory)\(path): \(sentence)"
  }

  /// What to do, with an example of a right value.
  public func remedy(in language: Language) -> String {
    let advice = language == .fr ? problem.frenchAdvice : problem.englishAdvice
    guard let field, problem.wantsExample else { return advice }
    return language == .fr
      ? "\(advice) Par exemple : \(field.example)" : "\(advice) For instance: \(field.example)"
  }
}

extension DefinitionProblem {
  /// Whether an example of the field's value helps; not where the advice already says what to write.
  fileprivate var wantsExample: Bool {
    switch self {
    case .unknownKey, .versionKey, .textOneLanguage, .qualityExpired, .qualityNotYet, .otherAwardingBody,
      .frameworkUnknown, .duplicate, .listTooLong, .textTooLong, .textLineBreak, .textCharacter,
      .textBidirectional, .textLostCharacter, .registerCode, .stackingContradictory:
      false
    default: true
    }
  }
}

extension ValueShape {
  func name(in language: Language) -> String {
    let french = language == .fr
    return switch self {
    case .nothing: french ? "rien" : "nothing"
    case .text: french ? "un texte" : "a text"
    case .number: french ? "un nombre" : "a number"
    case .trueOrFalse: french ? "true ou false" : "true or false"
    case .list: french ? "une liste" : "a list"
    case .mapping: french ? "un groupe de champs" : "a group of fields"
    case .localizedText:
      french ? "un texte par langue { fr: …, en: … }" : "a text for each language { fr: …, en: … }"
    }
  }
}
