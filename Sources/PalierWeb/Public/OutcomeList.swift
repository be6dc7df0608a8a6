/// What a person can do, with the criteria of each outcome unfolded on demand.
struct OutcomeList {
  let outcomes: [OutcomeView]
  let reader: Reader

  var body: HTML {
    ol(.class("outcomes")) {
      for outcome in outcomes { item(outcome) }
    }
  }

  private func item(_ outcome: OutcomeView) -> HTML {
    li {
      div {
        p(.class("outcome")) { localized(outcome.text, for: reader) }
        if !outcome.criteria.isEmpty || !outcome.esco.isEmpty {
          fold(reader.texts.facts.criteria) {
            ul(.class("criteria")) {
              for criterion in outcome.criteria { li(.class("text")) { localized(criterion, for: reader) } }
            }
            for address in outcome.esco {
              p(.class("small")) { outsideLink(address, reader.texts.facts.esco, reader) }
            }
          }
        }
      }
    }
  }
}
