import Encodings

// Pieces that several pages share.

/// A text that came from a body, kept apart from what stands around it; marked with its language where it is not the
/// reader's.
func localized(_ text: MultilingualText, for reader: Reader) -> HTML {
  let entry = text.best(for: reader.language)
  let attributes: [Attribute] = entry.language == reader.language.rawValue ? [] : [.lang(entry.language)]
  return element("bdi", attributes, .text(entry.text))
}

/// The texts of a list, one after the other.
func localizedList(_ texts: [MultilingualText], for reader: Reader) -> HTML {
  .sequence(texts.map { text in p { localized(text, for: reader) } })
}

/// A link to another site, which says so to those who do not see it.
func outsideLink(_ address: ExternalAddress, _ words: String, _ reader: Reader) -> HTML {
  a(.href(address), .rel("noopener noreferrer external")) {
    bdi { words }
    span(.class("visually-hidden")) { " (\(reader.texts.site.externalSite))" }
  }
}

/// A day with its machine-readable form.
func dayElement(_ date: CalendarDate, _ texts: Texts) -> HTML {
  timeElement(.datetime(date.iso)) { texts.day(date) }
}

/// The card of a micro-credential in a list.
func entryCard(_ entry: CatalogueEntry, _ reader: Reader) -> HTML {
  let texts = reader.texts
  return li(.class("card sheet")) {
    h3 {
      a(.href(reader.address(.microCredential(slug: entry.slug, version: nil)))) {
        localized(entry.title, for: reader)
      }
    }
    p(.class("muted small")) { bdi { texts.catalogue.awardedBy(entry.awardedBy) } }
    if let summary = entry.summary {
      p(.class("summary")) { localized(summary, for: reader) }
    }
    div(.class("meta")) {
      span { texts.hours(entry.workload.hours) }
      if let ects = entry.workload.ects { span { texts.number(ects) + "\u{A0}ECTS" } }
      for form in entry.participation { span { localized(form, for: reader) } }
      if let level = entry.level.eqf {
        span(.class("visually-hidden")) { texts.facts.eqfLevel(String(level)) }
        Mark.stairs(level)
      }
    }
  }
}

/// A grid of cards; nothing at all for an empty list.
func entryCards(_ entries: [CatalogueEntry], _ reader: Reader) -> HTML {
  ul(.class("cards")) {
    for entry in entries { entryCard(entry, reader) }
  }
}

/// One fact: a term and what it means here.
func fact(_ term: String, @HTMLBuilder _ content: () -> HTML) -> HTML {
  div {
    dt { term }
    dd(content: content)
  }
}

/// A fact over the whole width.
func wideFact(_ term: String, @HTMLBuilder _ content: () -> HTML) -> HTML {
  div(.class("wide")) {
    dt { term }
    dd(content: content)
  }
}

/// A section that can be unfolded.
func fold(
  _ words: String, id: StaticString? = nil, @HTMLBuilder _ content: () -> HTML
) -> HTML {
  details(.class("fold")) {
    summary { words }
    element("div", [.class("folded")] + (id.map { [.id($0)] } ?? []), content())
  }
}
