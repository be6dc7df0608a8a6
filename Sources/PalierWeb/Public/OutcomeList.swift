/// What a person can do, with the criteria of each outcome unfolded on demand.
struct OutcomeList {
  let outcomes: [OutcomeView]
  let reader: Reader

  var body: some HTML {
    ol(.class("outcomes")) {
      each(outcomes) { outcome in item(outcome) }
    }
  }

  private func item(_ outcome: OutcomeView) -> some HTML {
    li {
      div {
        p(.class("outcome")) { localized(outcome.text, for: reader) }
        if !outcome.criteria.isEmpty || !outcome.esco.isEmpty {
          fold(reader.texts.facts.criteria) {
            ul(.class("criteria")) {
              each(outcome.criteria) { criterion in li(.class("text")) { localized(criterion, for: reader) } }
            }
            each(outcome.esco) { address in
              p(.class("small")) { outsideLink(address, reader.texts.facts.esco, reader) }
            }
          }
        }
      }
    }
  }
}
