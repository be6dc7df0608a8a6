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

  var document: some HTML {
    frame.document {
      div(.class("wrap")) {
        div(.class("page-head")) {
          h1 { words.title }
          p(.class("lead")) { words.introduction }
        }
        div(.class("columns")) {
          form(
            .class("form sheet padded"), .methodPost, .enctypeMultipart, .action(reader.address(.verify))
          ) {
            fileField
            p(.class("or")) { words.or }
            textField
            div(.class("submit")) {
              button(.class("button"), .type("submit")) { words.submit }
              p(.class("muted small")) { words.privacy }
            }
          }
          HTMLElement("aside", [.class("beside"), .ariaLabelledBy("questions")], questions)
        }
      }
    }
  }

  private var texts: Texts { reader.texts }
  private var words: VerifyTexts { reader.texts.verify }

  private var frame: PageFrame {
    PageFrame(
      siteName: siteName, reader: reader, place: .verify,
      title: fault == nil ? words.title : "\(words.errorPrefix) · \(words.title)", description: words.introduction,
      isIndexed: fault == nil)
  }

  private var fileField: some HTML {
    div(.class("field")) {
      labelElement(.for("file")) { words.file }
      p(.class("hint"), .id("file-hint")) { words.fileHint }
      if fault == .nothing {
        faultText(words.nothingGiven, id: "file-fault")
        input(
          .type("file"), .id("file"), .name("file"), .ariaDescribedBy("file-hint file-fault"), .ariaInvalid,
          .accept(accepted))
      } else {
        input(.type("file"), .id("file"), .name("file"), .ariaDescribedBy("file-hint"), .accept(accepted))
      }
    }
  }

  private var accepted: StaticString { ".jwt,.json,.jsonld,.txt,application/jwt,application/json,text/plain" }

  private var textField: some HTML {
    div(.class("field")) {
      labelElement(.for("text")) { words.paste }
      p(.class("hint"), .id("text-hint")) { words.pasteHint }
      if fault == .address {
        faultText(words.isAddress, id: "text-fault")
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

  private func faultText(_ text: String, id: StaticString) -> some HTML {
    p(.class("fault"), .id(id), .role("alert")) {
      Sign.warning.picture
      span { text }
    }
  }

  private var questions: some HTML {
    section(.class("panel sheet")) {
      h2(.id("questions")) { words.whatIsChecked }
      ul(.class("questions")) {
        each(Check.allCases.filter { $0 < .holderBinding }) { check in
          li { texts.checks.question(check) }
        }
      }
    }
  }
}
