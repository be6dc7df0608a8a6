import Encodings
import Register

/// Whether an entry is registered on the day that is asked, and what may still be awarded, in a few words.
struct RegisterStateBand {
  let answer: RegisterAnswer
  let reader: Reader

  var body: HTML {
    section(ground, .ariaLabel(texts.state)) {
      sign.picture
      div(.class("state-words")) {
        p(.class("state-title")) { title }
        p { sentence }
      }
    }
  }

  private var texts: RegisterTexts { reader.texts.register }
  private var day: String { reader.texts.day(answer.day) }
  private var timing: AwardTiming { answer.statement.timing(ofAwardOn: answer.day) }

  private var ground: Attribute {
    switch timing {
    case .regular: .class("state state-good")
    case .lateButRegular, .proofToBeKept: .class("state state-caution")
    case .over, .notYet: .class("state state-bad")
    case .notKnown: .class("state state-open")
    }
  }

  private var sign: Sign {
    switch timing {
    case .regular: .pass
    case .lateButRegular, .proofToBeKept: .clock
    case .over, .notYet: .fail
    case .notKnown: .unknown
    }
  }

  private var title: String {
    switch timing {
    case .regular: texts.registered(day)
    case .lateButRegular, .proofToBeKept: texts.late(day)
    case .over: texts.over(day)
    case .notYet: texts.notYet(day)
    case .notKnown: texts.notKnown(day)
    }
  }

  private var sentence: String {
    switch timing {
    case .regular:
      answer.statement.record.facts.end.map { texts.registeredUntil(reader.texts.day($0)) }
        ?? texts.registeredNoEnd(reader.texts.day(answer.statement.confirmed))
    case .lateButRegular(let until): texts.lateUntil(reader.texts.day(until))
    case .proofToBeKept: texts.proof
    case .over(let since): texts.overSince(reader.texts.day(since))
    case .notYet(let start): texts.notYetFrom(reader.texts.day(start))
    case .notKnown(let basis):
      switch basis {
      case .beforeStart: texts.notKnownBefore
      case .withdrawn: texts.notKnownWithdrawn
      case .contradiction: texts.notKnownContradiction
      case .betweenExports: texts.notKnownBetween
      case .lastExport: texts.notKnownAfter
      default: texts.notKnownOther
      }
    }
  }
}
