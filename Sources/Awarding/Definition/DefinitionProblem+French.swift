extension DefinitionProblem {
  func french(found: String?) -> String {
    let value = found.map { "« \($0) »" } ?? "la valeur"
    return switch self {
    case .missing: "absent."
    case .recommended: "absent ; non obligatoire, mais attendu des lecteurs."
    case .unknownKey: "le champ \(value) n’existe pas."
    case .versionKey: "les versions sont numérotées à la publication."
    case .shape(let expected, let got):
      "\(got.name(in: .fr)) trouvé là où il faut \(expected.name(in: .fr))\(found.map { " : « \($0) »" } ?? "")."
    case .textEmpty: "le texte est vide."
    case .textPlaceholder: "\(value) ne contient ni lettre ni chiffre."
    case .textTooLong(let limit): "le texte dépasse \(limit) caractères (\(value))."
    case .textLineBreak: "un saut de ligne se trouve dans un texte d’une ligne (\(value))."
    case .textCharacter(let point): "le caractère invisible \(point) se trouve dans le texte (\(value))."
    case .textBidirectional(let point):
      "le caractère \(point), qui retourne le sens de lecture, se trouve dans le texte (\(value))."
    case .textLostCharacter: "un caractère a été perdu en changeant d’encodage (\(value))."
    case .textOneLanguage(let missing, let count):
      missing == .en
        ? (count == 1 ? "un texte n’est qu’en français." : "\(count) textes ne sont qu’en français.")
        : (count == 1 ? "un texte n’est qu’en anglais." : "\(count) textes ne sont qu’en anglais.")
    case .slug:
      "\(value) n’est pas fait de lettres a–z, de chiffres et de traits d’union simples (64 au plus)."
    case .outcomeIdentifier:
      "\(value) n’est pas fait de lettres a–z, de chiffres, de points et de traits d’union (64 au plus)."
    case .codeUnknown: "\(value) n’est pas un code de la liste."
    case .country: "\(value) n’est pas un code de pays à deux lettres (ISO 3166-1)."
    case .trueOrFalse: "\(value) n’est ni true ni false."
    case .date: "\(value) n’est pas un jour du calendrier écrit AAAA-MM-JJ."
    case .datesReversed: "la fin (\(value)) vient avant le début."
    case .period:
      "\(value) n’est pas une durée en années, mois et jours (ISO 8601, P3Y pour trois ans), de 100 ans au plus."
    case .number: "\(value) n’est pas un nombre écrit en chiffres, avec un point et deux décimales au plus."
    case .numberRange(let low, let high): "\(value) n’est pas compris entre \(low) et \(high)."
    case .workloadDuration(let meaning, _): Self.french(meaning, value)
    case .workloadRatio(let hours, let ects, let low, let high):
      "\(hours.words(in: .fr)) h pour \(ects.words(in: .fr)) ECTS : un ECTS vaut 25 à 30 heures, soit ici "
        + "\(low.words(in: .fr)) à \(high.words(in: .fr)) h."
    case .levelEmpty: "ni eqf, ni nqf, ni cycle n’est donné."
    case .levelContradictory: "un niveau est donné à côté de notApplicable."
    case .levelsDiffer:
      "le niveau français \(value) n’est pas le niveau européen, auquel il est égal depuis 2019."
    case .listEmpty: "la liste est vide."
    case .listTooLong(let limit): "la liste compte plus de \(limit) éléments."
    case .duplicate:
      found == nil ? "un élément se trouve deux fois dans la liste." : "\(value) se trouve deux fois."
    case .address: "\(value) n’est pas l’adresse d’une page."
    case .addressNotSecure: "\(value) n’est pas une adresse https."
    case .addressCharacters: "\(value) contient un caractère qu’une adresse ne peut pas contenir."
    case .esco: "\(value) n’est pas l’identifiant d’un concept d’ESCO."
    case .registerCode(_, let fr): "\(value) : \(fr)."
    case .frameworkUnknown: "la forme des codes de \(value) n’est pas connue, et n’est donc pas contrôlée."
    case .alignmentCode(let framework, let form): "\(value) n’est pas un code de \(framework) (\(form))."
    case .gradingOwnScheme: "\(value) n’est pas un barème connu : c’est le nom qui sera affiché."
    case .stackingContradictory: "une microcertification autonome (standalone) ne se cumule vers rien."
    case .otherAwardingBody(let organisation):
      "\(value) n’est pas l’organisme de ce dossier de données, \(organisation), dont la clé signera."
    case .qualityExpired(let until, let day):
      "cette assurance qualité a pris fin le \(until.iso), avant la publication (\(day.iso))."
    case .qualityNotYet(let from, let day):
      "cette assurance qualité ne commence que le \(from.iso), après la publication (\(day.iso))."
    }
  }

  private static func french(_ meaning: DurationMeaning, _ value: String) -> String {
    switch meaning {
    case .months(let months):
      "\(value) veut dire \(months) mois (M sans T), pas \(months) minutes ni \(months) heures ; "
        + "il faut le nombre d’heures de travail."
    case .calendar:
      "\(value) est une durée de calendrier, pas une charge de travail ; il faut le nombre d’heures de travail."
    case .time: "\(value) est une durée ISO 8601 ; il faut le nombre d’heures en chiffres."
    case .malformed:
      "\(value) ressemble à une durée ISO 8601 et n’en est pas une ; il faut le nombre d’heures."
    }
  }

  var frenchAdvice: String {
    switch self {
    case .missing: "Ajoutez-le."
    case .recommended: "Ajoutez-le si vous l’avez."
    case .unknownKey(let nearest, let known):
      (nearest.map { "Vouliez-vous dire « \($0) » ? " } ?? "")
        + "Champs possibles : \(known.joined(separator: ", "))."
    case .versionKey: "Retirez ce champ : « palier type publish » donne le numéro suivant."
    case .shape: "Écrivez-le sous la forme attendue."
    case .textEmpty, .textPlaceholder: "Écrivez le texte."
    case .textTooLong(let limit): "Raccourcissez-le à \(limit) caractères."
    case .textLineBreak: "Mettez-le sur une seule ligne."
    case .textCharacter, .textBidirectional: "Retirez ce caractère, ou retapez le texte."
    case .textLostCharacter: "Retapez le mot, et enregistrez le fichier en UTF-8."
    case .textOneLanguage(let missing, _):
      missing == .en
        ? "Ajoutez la version anglaise (en) ; sinon les pages anglaises montreront le français, en le signalant."
        : "Ajoutez la version française (fr) ; sinon les pages françaises montreront l’anglais, en le signalant."
    case .slug(let suggestion), .outcomeIdentifier(let suggestion), .country(let suggestion),
      .trueOrFalse(let suggestion), .date(let suggestion), .period(let suggestion), .number(let suggestion),
      .workloadDuration(_, let suggestion), .addressNotSecure(let suggestion),
      .addressCharacters(let suggestion), .esco(let suggestion):
      suggestion.map { "Écrivez \($0)." } ?? "Corrigez la valeur."
    case .codeUnknown(let nearest, let known):
      (nearest.map { "Vouliez-vous dire « \($0) » ? " } ?? "") + "Codes : \(known.joined(separator: ", "))."
    case .datesReversed: "Corrigez l’une des deux dates."
    case .numberRange: "Corrigez le nombre."
    case .workloadRatio: "Vérifiez les heures et les ECTS."
    case .levelEmpty: "Donnez un niveau, ou la raison de son absence (notApplicable)."
    case .levelContradictory: "Gardez l’un ou l’autre."
    case .levelsDiffer: "Vérifiez les deux niveaux."
    case .listEmpty: "Ajoutez au moins un élément."
    case .listTooLong(let limit): "Gardez-en \(limit) au plus."
    case .duplicate: "Retirez la répétition, ou changez-la."
    case .address: "Copiez l’adresse complète de la page."
    case .registerCode: "Corrigez le code : RNCP36490, RS6604 ou RNCP36490BC02 par exemple."
    case .frameworkUnknown(let nearest, let known):
      (nearest.map { "Vouliez-vous dire « \($0) » ? " } ?? "")
        + "Référentiels connus : \(known.joined(separator: ", "))."
    case .alignmentCode: "Corrigez le code ou le référentiel."
    case .gradingOwnScheme(let nearest, let known):
      (nearest.map { "Vouliez-vous dire « \($0) » ? " } ?? "")
        + "Barèmes connus : \(known.joined(separator: ", "))."
    case .stackingContradictory: "Écrivez kind: stackable, ou retirez towards."
    case .otherAwardingBody: "Retirez awardedBy, ou assurez-vous d’avoir mandat de cet organisme."
    case .qualityExpired: "Mettez à jour ou retirez cette assurance qualité avant de publier."
    case .qualityNotYet: "Vérifiez la date, ou publiez plus tard."
    }
  }
}
