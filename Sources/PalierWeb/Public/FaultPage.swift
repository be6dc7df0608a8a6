/// What a person sees when something is not there or went wrong.
struct FaultPage {
  let code: WebFault.Code
  /// Only for faults of ours: the page of a wrong address is the same, byte for byte, for everybody.
  let requestID: String?
  let siteName: String
  let reader: Reader

  var document: some HTML {
    frame.document {
      div(.class("wrap")) {
        div(.class("fault-page")) {
          Mark.stepsDown
          h1 { fault.title }
          p(.class("lead")) { fault.happened }
          p { fault.remedy }
          p(.class("muted small")) {
            words.reference(code.reference)
            if let requestID { " · " + words.requestID(requestID) }
          }
          div(.class("actions")) {
            a(.class("button"), .href(reader.address(.catalogue))) { words.toCatalogue }
            a(.class("button button-quiet"), .href(reader.address(.verify))) { words.toVerify }
          }
        }
      }
    }
  }

  private var words: FaultTexts { reader.texts.faults }
  private var fault: FaultTexts.Fault { words.fault(code) }

  private var frame: PageFrame {
    PageFrame(siteName: siteName, reader: reader, place: nil, title: fault.title, isIndexed: false)
  }
}
