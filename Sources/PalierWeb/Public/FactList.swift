/// The elements of the recommendation that are facts, in words and with what they mean.
struct FactList {
  let view: MicroCredentialView
  let reader: Reader
  /// The credential page shows who awarded it elsewhere, and grade and validity of its own.
  let isAwarded: Bool

  private var texts: Texts { reader.texts }
  private var words: FactTexts { reader.texts.facts }

  var body: some HTML {
    dl(.class("facts")) {
      level
      fact(words.workload) {
        p { workload }
        p(.class("note")) {
          view.workload.ects == nil ? words.workloadMeaning : words.workloadMeaning + " " + words.ectsMeaning
        }
      }
      fact(words.participation) { localizedList(view.participation, for: reader) }
      fact(words.qualityAssurance) {
        each(view.qualityAssurance) { quality in assurance(quality) }
      }
      fact(words.prerequisites) {
        if let prerequisites = view.prerequisites {
          p(.class("text")) { localized(prerequisites, for: reader) }
        } else {
          p { words.noPrerequisites }
        }
      }
      if let grading = view.grading {
        fact(words.grading) { p { localized(grading, for: reader) } }
      }
      if let stacking = view.stacking { combination(stacking) }
      if !isAwarded {
        fact(words.validity) {
          p {
            view.expiresAfter.flatMap(texts.duration).map { words.expiresAfter($0) } ?? words.neverExpires
          }
        }
      }
      if let code = view.registerCode {
        fact(words.register) { p { words.registerNotChecked(code) } }
      }
      if !view.alignments.isEmpty { alignments }
      if let address = view.furtherInformation {
        fact(words.furtherInformation) { p { outsideLink(address, address.short, reader) } }
      }
      if !view.tags.isEmpty {
        fact(words.tags) {
          ul(.class("tags")) {
            each(view.tags) { tag in li { bdi { tag } } }
          }
        }
      }
    }
  }

  private var workload: String {
    var text = texts.hours(view.workload.hours)
    if let ects = view.workload.ects { text += ", " + texts.ects(ects) }
    return text
  }

  private var level: some HTML {
    wideFact(words.level) {
      if let eqf = view.level.eqf {
        div(.class("level")) {
          Mark.stairs(eqf)
          div {
            p { words.eqfLevel(String(eqf)) }
            nationalAndCycle
            if let meaning = texts.levels.meaning(eqf: eqf) { p(.class("note")) { sentence(meaning) } }
            p(.class("note")) { words.levelMeaning }
          }
        }
      } else if let reason = view.level.notApplicable {
        p { bdi { words.noLevel(reason) } }
      } else {
        nationalAndCycle
        p(.class("note")) { words.levelMeaning }
      }
    }
  }

  @HTMLBuilder private var nationalAndCycle: some HTML {
    if let national = view.level.national {
      p {
        national.framework == "FR"
          ? words.frenchLevel(national.level)
          : words.nationalLevel(national.level, texts.country(national.framework))
      }
    }
    if let cycle = view.level.cycle.flatMap(texts.levels.cycle) { p { cycle } }
  }

  @HTMLBuilder private func assurance(_ quality: QualityAssuranceView) -> some HTML {
    p { localized(quality.type, for: reader) }
    p(.class("note")) {
      if let body = quality.body { bdi { body } }
      if let reference = quality.reference {
        if quality.body != nil { ", " }
        bdi { words.qualityReference(reference) }
      }
      if let from = quality.validFrom { " " + words.validFrom(texts.day(from)) }
      if let until = quality.validUntil { " " + words.validUntil(texts.day(until)) }
    }
  }

  private func combination(_ stacking: StackingView) -> some HTML {
    fact(words.stacking) {
      p { stacking.isStackable ? words.stackable : words.standalone }
      if !stacking.towards.isEmpty {
        p {
          words.towards + " "
          each(stacking.towards.enumerated()) { (index, target) in
            if index > 0 { ", " }
            if let address = ExternalAddress(target) {
              outsideLink(address, address.short, reader)
            } else {
              bdi { target }
            }
          }
        }
      }
      if stacking.isStackable { p(.class("note")) { words.stackingMeaning } }
    }
  }

  private var alignments: some HTML {
    fact(words.alignments) {
      ul {
        each(view.alignments) { alignment in
          li {
            bdi { alignment.framework + "\u{A0}" + alignment.code }
            if let name = alignment.name {
              " · "
              localized(name, for: reader)
            }
          }
        }
      }
      p(.class("note")) { words.alignmentsMeaning }
    }
  }

  /// A capital at the beginning and a full stop at the end.
  private func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() + "." }
}
