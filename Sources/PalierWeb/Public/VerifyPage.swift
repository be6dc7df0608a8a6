import Verification

/// The form of the verify page, empty or with what was wrong with it.
struct VerifyPage {
  enum Fault: Sendable {
    /// Neither a file nor a text was given.
    case nothing
    /// The text is the address of another site.
    case address
  }

  let siteName: String
  let reader: Reader
  var fault: Fault?

  var document: HTMLDocument {
    frame.document {
      div(.class("wrap")) {
        div(.class("page-head")) {
          h1 { texts.verify.title }
          p(.class("lead")) { texts.verify.introduction }
        }
        div(.class("columns")) {
          form(
            .class("form sheet padded"), .methodPost, .enctypeMultipart, .action(reader.address(.verify))
          ) {
            fileField
            p(.class("or")) { texts.verify.or }
            textField
            div(.class("submit")) {
              button(.class("button"), .type("submit")) { texts.verify.submit }
              p(.class("muted small")) { texts.verify.privacy }
            }
          }
          aside(.class("beside"), .ariaLabelledBy("questions")) { questions }
        }
      }
    }
  }

  private var texts: Texts { reader.texts }

  private var frame: PageFrame {
    PageFrame(
      siteName: siteName, reader: reader, place: .verify,
      title: fault == nil ? texts.verify.title : "\(texts.verify.errorPrefix) · \(texts.verify.title)",
      description: texts.verify.introduction,
      isIndexed: fault == nil)
  }

  private var fileField: HTML {
    div(.class("field")) {
      labelElement(.for("file")) { texts.verify.file }
      p(.class("hint"), .id("file-hint")) { texts.verify.fileHint }
      if fault == .nothing {
        faultText(texts.verify.nothingGiven, id: "file-fault")
        input(
          .type("file"), .id("file"), .name("file"), .ariaDescribedBy("file-hint file-fault"), .ariaInvalid,
          .accept(accepted))
      } else {
        input(.type("file"), .id("file"), .name("file"), .ariaDescribedBy("file-hint"), .accept(accepted))
      }
    }
  }

  private var accepted: StaticString {
    ".jwt,.sd-jwt,.json,.jsonld,.txt,application/jwt,application/dc+sd-jwt,application/json,text/plain"
  }

  private var textField: HTML {
    div(.class("field")) {
      labelElement(.for("text")) { texts.verify.paste }
      p(.class("hint"), .id("text-hint")) { texts.verify.pasteHint }
      if fault == .address {
        faultText(texts.verify.isAddress, id: "text-fault")
        textarea(
          .id("text"), .name("text"), .rows("6"), .ariaDescribedBy("text-hint text-fault"), .ariaInvalid,
          .spellcheckOff, .autocompleteOff, .autocapitalizeOff
        ) {}
      } else {
        textarea(
          .id("text"), .name("text"), .rows("6"), .ariaDescribedBy("text-hint"), .spellcheckOff, .autocompleteOff,
          .autocapitalizeOff
        ) {}
      }
    }
  }

  private func faultText(_ text: String, id: StaticString) -> HTML {
    p(.class("fault"), .id(id), .role("alert")) {
      Sign.warning.picture
      span { text }
    }
  }

  private var questions: HTML {
    section(.class("panel sheet")) {
      h2(.id("questions")) { texts.verify.whatIsChecked }
      ul(.class("questions")) {
        for check in Check.allCases where check < .holderBinding {
          li { texts.checks.question(check) }
        }
      }
    }
  }
}
