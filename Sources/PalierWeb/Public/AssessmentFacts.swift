/// How it is, or was, assessed.
struct AssessmentFacts {
  let view: MicroCredentialView
  /// The holder's result, on a credential page.
  let grade: String?
  let reader: Reader

  var body: some HTML {
    dl(.class("facts")) {
      fact(words.assessment) { localizedList(view.assessment, for: reader) }
      fact(words.supervision) {
        if let supervision = view.supervision {
          p { localized(supervision, for: reader) }
        } else {
          p { words.supervisionNotStated }
        }
      }
      if let grade {
        fact(reader.texts.credential.grade) { p { bdi { grade } } }
      }
    }
  }

  private var words: FactTexts { reader.texts.facts }
}
