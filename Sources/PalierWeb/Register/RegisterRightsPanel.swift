import Encodings
import Register

/// “Has a body this right, on that day?”: the question, and its answer for awarding, training and assessing.
struct RegisterRightsPanel {
  let answer: RegisterAnswer
  let question: RegisterEntryQuestion
  let body: SIRET?
  let faults: [FormFault]
  let reader: Reader

  var content: HTML {
    section(.class("sheet panel"), .ariaLabelledBy("ask")) {
      h2(.id("ask")) { texts.ask }
      if let body { rights(of: body) }
      element(
        "form",
        [
          .class("form"), .methodGet,
          .action(SiteAddress(.registerEntry(code: answer.code.text, RegisterEntryQuestion()))),
        ],
        .sequence([
          language(reader),
          formField(
            RegisterEntryQuestion.Field.siret.rawValue, texts.askSIRET, value: question.siret, hint: nil,
            fault: fault(.siret), [.maxLength("40"), .inputMode("numeric")]),
          formField(
            RegisterEntryQuestion.Field.at.rawValue, texts.askDay,
            value: fault(.at) == nil ? answer.day.iso : question.at, hint: nil, fault: fault(.at), [.maxLength("10")],
            type: "date"),
          button(.class("button"), .type("submit")) { texts.askSubmit },
        ]))
    }
  }

  private var texts: RegisterTexts { reader.texts.register }

  private func fault(_ field: RegisterEntryQuestion.Field) -> String? {
    faults.first { $0.field == field.rawValue }?.message(in: reader.language)
  }

  private func rights(of body: SIRET) -> HTML {
    div(.class("flow"), .role("status")) {
      p(.class("muted small")) {
        bdi { texts.answerFor(Texts.grouped(siret: body.text), reader.texts.day(answer.day)) }
      }
      dl(.class("rights")) {
        for right in RegisterRight.allCases {
          div {
            dt { name(right) }
            dd { bdi { words(right, answer.statement.right(of: body, to: right, at: answer.day)) } }
          }
        }
      }
    }
  }

  private func name(_ right: RegisterRight) -> String {
    switch right {
    case .award: texts.mayAward
    case .train: texts.mayTrain
    case .assess: texts.mayAssess
    }
  }

  private func words(_ right: RegisterRight, _ entitlement: Entitlement) -> String {
    switch entitlement {
    // What may still be awarded late is said with its condition.
    case .certifyingBody(let body) where right == .award:
      switch answer.statement.timing(ofAwardOn: answer.day) {
      case .lateButRegular(let until): texts.yesBody(body.name) + " " + texts.lateUntil(reader.texts.day(until))
      case .proofToBeKept: texts.yesBody(body.name) + " " + texts.proof
      default: texts.yesBody(body.name)
      }
    case .certifyingBody(let body): texts.yesBody(body.name)
    case .partner(let partner): texts.yesPartner(partner.name)
    case .no(let reason): texts.no(words(reason))
    case .notKnown(let reason): texts.unknown(words(reason))
    }
  }

  private func words(_ reason: Entitlement.Reason) -> String {
    switch reason {
    case .notNamed: texts.reasonNotNamed
    case .withoutThatRight: texts.reasonWithoutRight
    case .noLonger: texts.reasonNoLonger
    case .notYet: texts.reasonNotYet
    case .bodiesWithoutSIRET: texts.reasonWithoutSIRET
    case .dateNotTold: texts.reasonDate
    case .over: texts.reasonOver
    case .notBegun: texts.reasonNotBegun
    case .betweenExports: texts.reasonBetween
    case .nobodyNamed: texts.reasonNobody
    case .rightNotTold: texts.reasonRight
    case .recordNotRegistered: texts.reasonRecord
    }
  }
}
