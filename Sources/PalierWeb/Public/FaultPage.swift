/// What a person sees when something is not there or went wrong.
struct FaultPage {
  let code: WebFault.Code
  /// Only for faults of ours: the page of a wrong address is the same, byte for byte, for everybody.
  let requestID: String?
  let siteName: String
  let reader: Reader

  var document: HTMLDocument {
    frame.document {
      div(.class("wrap")) {
        div(.class("fault-page")) {
          Mark.stepsDown
          h1 { fault.title }
          p(.class("lead")) { fault.happened }
          p { fault.remedy }
          p(.class("muted small")) {
            texts.faults.reference(code.reference)
            if let requestID { " · " + texts.faults.requestID(requestID) }
          }
          div(.class("actions")) {
            a(.class("button"), .href(reader.address(.catalogue))) { texts.faults.toCatalogue }
            a(.class("button button-quiet"), .href(reader.address(.verify))) { texts.faults.toVerify }
          }
        }
      }
    }
  }

  private var fault: FaultTexts.Fault { texts.faults.fault(code) }

  private var frame: PageFrame {
    PageFrame(siteName: siteName, reader: reader, place: nil, title: fault.title, isIndexed: false)
  }

  private var texts: Texts { reader.texts }
}
