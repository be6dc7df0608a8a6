/// How it is, or was, assessed.
struct AssessmentFacts {
  let view: MicroCredentialView
  /// The holder's result, on a credential page.
  let grade: String?
  let reader: Reader

  var body: HTML {
    dl(.class("facts")) {
      fact(texts.facts.assessment) { localizedList(view.assessment, for: reader) }
      fact(texts.facts.supervision) {
        if let supervision = view.supervision {
          p { localized(supervision, for: reader) }
        } else {
          p { texts.facts.supervisionNotStated }
        }
      }
      if let grade {
        fact(reader.texts.credential.grade) { p { bdi { grade } } }
      }
    }
  }

  private var texts: Texts { reader.texts }
}
