/// The elements of the recommendation that are facts, in words and with what they mean.
struct FactList {
  let view: MicroCredentialView
  let reader: Reader
  /// The credential page shows who awarded it elsewhere, and grade and validity of its own.
  let isAwarded: Bool
  let register: RegisterStanding

  private var texts: Texts { reader.texts }

  var body: HTML {
    dl(.class("facts")) {
      level
      fact(texts.facts.workload) {
        p { workload }
        p(.class("note")) {
          view.workload.ects == nil
            ? texts.facts.workloadMeaning : texts.facts.workloadMeaning + " " + texts.facts.ectsMeaning
        }
      }
      fact(texts.facts.participation) { localizedList(view.participation, for: reader) }
      fact(texts.facts.qualityAssurance) {
        for quality in view.qualityAssurance { assurance(quality) }
      }
      fact(texts.facts.prerequisites) {
        if let prerequisites = view.prerequisites {
          p(.class("text")) { localized(prerequisites, for: reader) }
        } else {
          p { texts.facts.noPrerequisites }
        }
      }
      if let grading = view.grading {
        fact(texts.facts.grading) { p { localized(grading, for: reader) } }
      }
      if let stacking = view.stacking { combination(stacking) }
      if !isAwarded {
        fact(texts.facts.validity) {
          p {
            view.expiresAfter.flatMap(texts.duration).map { texts.facts.expiresAfter($0) } ?? texts.facts.neverExpires
          }
        }
      }
      fact(texts.facts.register) { registerWords }
      if !view.alignments.isEmpty { alignments }
      if let address = view.furtherInformation {
        fact(texts.facts.furtherInformation) { p { outsideLink(address, address.short, reader) } }
      }
      if !view.tags.isEmpty {
        fact(texts.facts.tags) {
          ul(.class("tags")) {
            for tag in view.tags { li { bdi { tag } } }
          }
        }
      }
    }
  }

  @HTMLBuilder private var registerWords: HTML {
    switch (view.registerCode, register) {
    case (nil, _): p { texts.facts.registerNone }
    case (let code?, .named(let export, let hasEnded)):
      p { bdi { texts.facts.registerNamed(code, texts.day(export)) } }
      if hasEnded { p(.class("note")) { texts.facts.registerEnded } }
      record(code)
    case (let code?, .contradicted):
      p { bdi { texts.facts.registerContradicted(code) } }
      record(code)
    case (let code?, .notChecked): p { bdi { texts.facts.registerNotChecked(code) } }
    }
  }

  private func record(_ code: String) -> HTML {
    p(.class("note")) {
      a(.href(reader.address(.registerEntry(code: code, RegisterEntryQuestion())))) { texts.facts.registerRecord(code) }
    }
  }

  private var workload: String {
    var text = texts.hours(view.workload.hours)
    if let ects = view.workload.ects { text += ", " + texts.ects(ects) }
    return text
  }

  private var level: HTML {
    wideFact(texts.facts.level) {
      if let eqf = view.level.eqf {
        div(.class("level")) {
          Mark.stairs(eqf)
          div {
            p { texts.facts.eqfLevel(String(eqf)) }
            nationalAndCycle
            if let meaning = texts.levels.meaning(eqf: eqf) { p(.class("note")) { sentence(meaning) } }
            p(.class("note")) { texts.facts.levelMeaning }
          }
        }
      } else if let reason = view.level.notApplicable {
        p { bdi { texts.facts.noLevel(reason.best(for: reader.language).text) } }
      } else {
        nationalAndCycle
        p(.class("note")) { texts.facts.levelMeaning }
      }
    }
  }

  @HTMLBuilder private var nationalAndCycle: HTML {
    if let national = view.level.national {
      p {
        bdi {
          national.framework == "FR"
            ? texts.facts.frenchLevel(national.level)
            : texts.facts.nationalLevel(national.level, texts.country(national.framework))
        }
      }
    }
    if let cycle = view.level.cycle.flatMap(texts.levels.cycle) { p { cycle } }
  }

  @HTMLBuilder private func assurance(_ quality: QualityAssuranceView) -> HTML {
    p { localized(quality.type, for: reader) }
    p(.class("note")) {
      if let body = quality.body { bdi { body } }
      if let reference = quality.reference {
        if quality.body != nil { ", " }
        bdi { texts.facts.qualityReference(reference) }
      }
      if let from = quality.validFrom { " " + texts.facts.validFrom(texts.day(from)) }
      if let until = quality.validUntil { " " + texts.facts.validUntil(texts.day(until)) }
    }
  }

  private func combination(_ stacking: StackingView) -> HTML {
    fact(texts.facts.stacking) {
      p { stacking.isStackable ? texts.facts.stackable : texts.facts.standalone }
      if !stacking.towards.isEmpty {
        p {
          texts.facts.towards + " "
          for (index, target) in stacking.towards.enumerated() {
            if index > 0 { ", " }
            if let address = ExternalAddress(target.best(for: reader.language).text) {
              outsideLink(address, address.short, reader)
            } else {
              localized(target, for: reader)
            }
          }
        }
      }
      if stacking.isStackable { p(.class("note")) { texts.facts.stackingMeaning } }
    }
  }

  private var alignments: HTML {
    fact(texts.facts.alignments) {
      ul {
        for alignment in view.alignments {
          li {
            bdi {
              alignment.code.hasPrefix(alignment.framework)
                ? alignment.code : alignment.framework + "\u{A0}" + alignment.code
            }
            if let name = alignment.name {
              " · "
              localized(name, for: reader)
            }
          }
        }
      }
      p(.class("note")) { texts.facts.alignmentsMeaning }
    }
  }

  /// A capital at the beginning and a full stop at the end.
  private func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() + "." }
}
