import Hummingbird
import JSONTree

/// A fault as `application/problem+json` (RFC 9457).
struct ProblemDocument: Sendable {
  let fault: WebFault
  /// Only for faults of ours: the answer to a wrong address is the same for everybody.
  let requestID: String?
  let reader: Reader

  var json: JSON {
    let texts = reader.texts.faults.fault(fault.code)
    var problem: JSONObject = [
      "type": .string("urn:palier:problem:" + fault.code.name),
      "title": .string(texts.title),
      "status": .number(JSONNumber(fault.code.status)),
      "detail": .string(texts.happened + " " + texts.remedy),
      "code": .string(fault.code.name),
      "reference": .string(fault.code.reference),
    ]
    if fault.code.status < 500 { problem.append("reason", .string(fault.reason)) }
    if let requestID { problem.append("requestId", .string(requestID)) }
    return .object(problem)
  }

  var response: Response {
    var response = Answer.bytes(
      json.serialized(), "application/problem+json", status: .init(code: fault.code.status))
    response.headers[.contentLanguage] = reader.language.rawValue
    return response
  }
}
