import Encodings
import Register

/// One entry of the registers: whether it is registered, who may award it, its blocks, what came before and after.
struct RegisterEntryPage {
  let answer: RegisterAnswer
  let question: RegisterEntryQuestion
  /// The body that is asked about.
  let body: SIRET?
  let faults: [FormFault]
  let today: CalendarDate
  let siteName: String
  let reader: Reader

  /// The most bodies and partners that are listed, each.
  private static let listed = 200
  /// The most blocks that are shown unfolded; real records have up to about fifty.
  private static let blocksShown = 60

  var document: HTMLDocument {
    frame.document {
      div(.class("wrap")) {
        pageHead
        div(.class("columns")) {
          article(.class("sheet result"), .ariaLabelledBy("title")) {
            RegisterStateBand(answer: answer, reader: reader).body
            div(.class("certificate-body")) {
              if let gone = answer.statement.gone { p(.class("notice")) { texts.gone(all.day(gone)) } }
              if !answer.statement.corrections.isEmpty {
                p(.class("notice")) { a(.href(.fragment("corrections"))) { texts.correctedNotice } }
              }
              essentials
              blocks
              competences
              bodies
              longTextsAndPartners
              chain
              correspondences
              corrections
            }
          }
          aside(.class("beside"), .ariaLabel(texts.ask)) {
            RegisterRightsPanel(
              answer: answer, question: question, body: body, faults: faults, reader: reader
            ).content
            source
          }
        }
      }
    }
  }

  private var all: Texts { reader.texts }
  private var texts: RegisterTexts { reader.texts.register }
  private var facts: RecordFacts { answer.statement.record.facts }

  private var frame: PageFrame {
    PageFrame(
      siteName: siteName, reader: reader, place: .registerEntry(code: answer.code.text, question),
      title: "\(answer.code.text) · \(answer.title)", isIndexed: question.pairs.isEmpty)
  }

  private var pageHead: HTML {
    div(.class("page-head")) {
      p(.class("eyebrow")) {
        if answer.block == nil {
          bdi { answer.code.text + " · " + (answer.code.kind == .rs ? texts.rsName : texts.rncpName) }
        } else {
          bdi { answer.code.text + " · " + texts.blockOf(answer.code.fiche.text) }
        }
      }
      h1(.id("title"), .class("long")) { french(answer.title, reader) }
    }
  }

  // MARK: Facts

  private var essentials: HTML {
    section(.ariaLabelledBy("essentials")) {
      h2(.id("essentials")) { texts.essentials }
      dl(.class("facts")) {
        if answer.block != nil {
          wideFact(texts.whole) {
            p {
              link(answer.code.fiche, facts.title)
            }
          }
        }
        level
        fact(texts.registration) { p { registration } }
        fact(texts.lastAward) { p { facts.lastAward.map(all.day) ?? texts.notTold } }
        if let abbreviation = facts.abbreviation {
          fact(texts.abbreviation) { p { french("\(abbreviation.code) · \(abbreviation.label)", reader) } }
        }
        codes(texts.fields, facts.nsf)
        codes(texts.trades, facts.rome)
        codes(texts.formacodes, facts.formacodes)
        if !ways.isEmpty {
          fact(texts.ways) { p { ways.joined(separator: ", ") } }
        }
        if let years = facts.validityYears, years > 0 {
          fact(texts.validity) { p { (years == 1 ? all.facts.oneYear : all.facts.years)(String(years)) } }
        }
      }
    }
  }

  private var level: HTML {
    wideFact(all.facts.level) {
      if let number = answer.level?.number {
        div(.class("level")) {
          Mark.stairs(number)
          div {
            p { all.facts.frenchLevel(String(number)) }
            p(.class("note")) { all.facts.eqfLevel(String(number)) }
          }
        }
      } else if answer.code.kind != .rncp {
        p { texts.noLevel }
        p(.class("note")) { texts.noLevelText }
      } else {
        p { answer.level == QualificationLevel.none ? texts.noLevel : texts.levelNotTold }
      }
    }
  }

  private var registration: String {
    switch (answer.statement.start.map(all.day), facts.end.map(all.day)) {
    case (let start?, let end?): texts.fromTo(start, end)
    case (let start?, nil): texts.since(start)
    case (nil, let end?): texts.upTo(end)
    case (nil, nil): texts.notTold
    }
  }

  @HTMLBuilder private func codes(_ name: String, _ codes: [LabelledCode]) -> HTML {
    if !codes.isEmpty {
      fact(name) {
        ul {
          for one in codes {
            li {
              bdi { one.code }
              if !one.label.isEmpty {
                " · "
                french(one.label, reader)
              }
            }
          }
        }
      }
    }
  }

  private var ways: [String] {
    AccessWay.allCases.filter { facts.accesses[$0] == true }.map { way in
      switch way {
      case .initialTraining: texts.wayInitial
      case .apprenticeship: texts.wayApprenticeship
      case .continuingTraining: texts.wayContinuing
      case .professionalContract: texts.wayContract
      case .individualCandidate: texts.wayCandidate
      case .experience: texts.wayExperience
      }
    }
  }

  // MARK: Blocks and texts

  @HTMLBuilder private var blocks: HTML {
    if answer.block == nil, !facts.blocks.isEmpty {
      section(.ariaLabelledBy("blocks")) {
        h2(.id("blocks")) { texts.blocks }
        if facts.blocks.count > Self.blocksShown {
          fold(texts.allBlocks(String(facts.blocks.count))) { blockList }
        } else {
          blockList
        }
      }
    }
  }

  private var blockList: HTML {
    ol(.class("blocks")) {
      for block in facts.blocks {
        li {
          bdi(.class("record-code")) { block.writtenCode }
          if let code = block.code {
            link(code, block.title, named: false)
          } else {
            french(block.title, reader)
          }
        }
      }
    }
  }

  @HTMLBuilder private var competences: HTML {
    if let own = answer.blockTexts {
      longText("competences", texts.competences, own.competences)
      longText("assessment", texts.assessment, own.assessment)
    }
  }

  /// A text as a list where its form is certain, else whole, as the register gives it.
  @HTMLBuilder private func longText(_ id: StaticString, _ name: String, _ text: String?) -> HTML {
    if let text, !text.isEmpty {
      section(.ariaLabelledBy(id)) {
        h2(.id(id)) { name }
        raw(text)
      }
    }
  }

  @HTMLBuilder private func raw(_ text: String) -> HTML {
    if let list = CompetenceList(text) {
      if let lead = list.lead { p { french(lead, reader) } }
      ul(.class("criteria")) {
        for entry in list.entries {
          li { french((entry.number.map { $0 + " " } ?? "") + entry.text, reader) }
        }
      }
    } else {
      p(.class("text")) { french(text, reader) }
    }
  }

  @HTMLBuilder private var longTextsAndPartners: HTML {
    let own = answer.statement.record.texts
    let pieces = [
      (texts.activities, own.activities), (texts.abilities, own.abilities), (texts.jobs, own.jobs),
      (texts.prerequisites, own.validationPrerequisites),
    ].filter { $0.1?.isEmpty == false }
    let partners = answer.statement.record.partners
    if !pieces.isEmpty || !partners.isEmpty {
      div {
        if answer.block == nil {
          for (name, text) in pieces { fold(name) { raw(text ?? "") } }
        }
        if !partners.isEmpty { list(partners) }
      }
    }
  }

  // MARK: Bodies

  private var bodies: HTML {
    section(.ariaLabelledBy("bodies")) {
      h2(.id("bodies")) { texts.bodies }
      div(.class("flow")) {
        p(.class("muted small")) { texts.bodiesText }
        if facts.bodies.isEmpty {
          p { answer.statement.corrections.isEmpty ? texts.noBodies : texts.noBodiesCorrected }
        } else {
          ul(.class("flow")) {
            for body in facts.bodies.prefix(Self.listed) {
              li {
                french(body.name, reader)
                p(.class("muted small")) {
                  body.siret.map { all.facts.siret + "\u{A0}" + Texts.grouped(siret: $0.text) } ?? texts.noSIRET
                  if body.isActive == false { ", " + texts.notActive }
                }
              }
            }
          }
          if facts.bodies.count > Self.listed {
            p(.class("muted small")) { texts.bodiesFirst(String(Self.listed), String(facts.bodies.count)) }
          }
        }
      }
    }
  }

  private func list(_ partners: [RegisteredPartner]) -> HTML {
    fold(partners.count == 1 ? texts.onePartner : texts.partners(String(partners.count))) {
      if partners.count > Self.listed {
        p(.class("muted small")) { texts.partnersFirst(String(Self.listed)) }
      }
      ul(.class("flow small")) {
        for partner in partners.prefix(Self.listed) {
          li {
            french(partner.name, reader)
            span(.class("muted")) { " · " + rights(partner) }
          }
        }
      }
    }
  }

  private func rights(_ partner: RegisteredPartner) -> String {
    var words: [String] = []
    if partner.rights.contains(.train) { words.append(texts.train) }
    if partner.rights.contains(.assess) { words.append(texts.assess) }
    if let state = partner.state, state != .active { words.append(texts.partnerInactive) }
    return words.joined(separator: ", ")
  }

  // MARK: Other entries

  @HTMLBuilder private var chain: HTML {
    if answer.continuity.members.count > 1 {
      section(.ariaLabelledBy("chain")) {
        h2(.id("chain")) { texts.chain }
        ol(.class("blocks")) {
          for member in answer.continuity.members {
            li {
              bdi(.class("record-code")) { member.code.text }
              if member.code == answer.code.fiche {
                span {
                  french(answer.titles[member.code] ?? facts.title, reader)
                  span(.class("muted")) { " (" + texts.thisOne + ")" }
                }
              } else if member.isHeld {
                link(member.code, answer.titles[member.code] ?? member.code.text, named: false)
              } else {
                span(.class("muted")) { texts.notHeld }
              }
            }
          }
        }
      }
    }
  }

  @HTMLBuilder private var correspondences: HTML {
    if !answer.correspondences.isEmpty {
      section(.ariaLabelledBy("correspondences")) {
        h2(.id("correspondences")) { texts.correspondences }
        div(.class("flow")) {
          p(.class("muted small")) { texts.correspondencesText }
          ul(.class("flow")) {
            for one in answer.correspondences { correspondence(one) }
          }
        }
      }
    }
  }

  private func correspondence(_ one: Correspondence) -> HTML {
    li {
      bdi { one.source.isEmpty ? texts.wholeRecord : one.source.joined(separator: ", ") }
      " → "
      if !one.destinationBlocks.isEmpty { bdi { one.destinationBlocks.joined(separator: ", ") } }
      if let title = answer.titles[one.destination] {
        if !one.destinationBlocks.isEmpty { ", " }
        link(one.destination, title)
      } else if one.destinationBlocks.isEmpty {
        bdi { one.destination.text }
      }
    }
  }

  @HTMLBuilder private var corrections: HTML {
    if !answer.statement.corrections.isEmpty {
      section(.ariaLabelledBy("corrections")) {
        h2(.id("corrections")) { texts.corrected }
        ul(.class("flow")) {
          for one in answer.statement.corrections {
            li {
              p { bdi { words(one.change) } }
              p(.class("muted small")) { bdi { texts.correctedText(one.reason, all.day(one.from)) } }
              if let address = one.source.flatMap({ ExternalAddress($0) }) {
                p(.class("small")) { outsideLink(address, address.short, reader) }
              }
            }
          }
        }
      }
    }
  }

  private func words(_ change: RegisterCorrection.Change) -> String {
    switch change {
    case .title(let title): texts.saysTitle(title)
    case .isActive(let isActive): isActive ? texts.saysActive : texts.saysInactive
    case .effect(let day): texts.saysEffect(all.day(day))
    case .decision(let day): texts.saysDecision(all.day(day))
    case .end(let day): texts.saysEnd(all.day(day))
    case .lastAward(let day): texts.saysLastAward(all.day(day))
    case .level(let level): texts.saysLevel(String(level))
    case .body(let name, let siret): texts.saysBody(name, Texts.grouped(siret: siret.text))
    case .notBody(let siret): texts.saysNotBody(Texts.grouped(siret: siret.text))
    }
  }

  private func link(_ code: RegisterCode, _ title: String, named: Bool = true) -> HTML {
    a(.href(reader.address(.registerEntry(code: code.text, question.withoutBody)))) {
      if named { bdi { code.text + " · " } }
      french(title, reader)
    }
  }

  // MARK: Source

  private var source: HTML {
    section(.class("sheet panel"), .ariaLabelledBy("source")) {
      h2(.id("source")) { texts.source }
      p(.class("small")) {
        bdi { texts.sourceText(RegisterAnswer.licence, all.day(answer.statement.confirmed)) }
      }
      p(.class("muted small")) { texts.saidSince(all.day(answer.statement.said)) }
      if let address = ExternalAddress(answer.code.pageAddress) {
        p(.class("small")) { outsideLink(address, texts.officialPage, reader) }
      }
    }
  }
}
