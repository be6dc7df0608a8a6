/// Why a request is not answered as it was meant. Equality looks at ``code`` only; texts for people come from the code.
struct WebFault: Error, Equatable, Sendable {
  /// A stable name, the status it is answered with, and a short reference for the help desk.
  struct Code: Hashable, Sendable {
    let name: String
    let status: Int
    let reference: String

    /// No such page, or one that was erased: a stranger must not learn which.
    static let notFound = Code(name: "not-found", status: 404, reference: "P-101")
    static let methodNotAllowed = Code(name: "method-not-allowed", status: 405, reference: "P-102")
    /// A path with control characters or broken percent-encoding.
    static let addressMalformed = Code(name: "address-malformed", status: 400, reference: "P-103")
    /// A query parameter that cannot be read; ``WebFault/reason`` names it.
    static let parameterMalformed = Code(name: "parameter-malformed", status: 400, reference: "P-104")
    /// Nothing of the official registers is held here: nobody can say.
    static let registerNotHeld = Code(name: "register.empty", status: 503, reference: "P-105")
    /// No code of the registers, or none that is held.
    static let registerCodeUnknown = Code(name: "register.code-unknown", status: 404, reference: "P-106")
    static let bodyEmpty = Code(name: "body-empty", status: 400, reference: "P-111")
    static let bodyTooLarge = Code(name: "body-too-large", status: 413, reference: "P-112")
    static let bodyTooSlow = Code(name: "body-too-slow", status: 408, reference: "P-113")
    static let mediaTypeUnsupported = Code(name: "media-type-unsupported", status: 415, reference: "P-114")
    static let formMalformed = Code(name: "form-malformed", status: 400, reference: "P-115")
    static let bodyIncomplete = Code(name: "body-incomplete", status: 400, reference: "P-116")
    /// Too much is being sent to the server at once.
    static let busy = Code(name: "busy", status: 503, reference: "P-121")
    static let `internal` = Code(name: "internal", status: 500, reference: "P-131")

    static let all: [Code] = [
      .notFound, .methodNotAllowed, .addressMalformed, .parameterMalformed, .registerNotHeld, .registerCodeUnknown,
      .bodyEmpty, .bodyTooLarge,
      .bodyTooSlow,
      .mediaTypeUnsupported, .formMalformed, .bodyIncomplete, .busy, .internal,
    ]
  }

  let code: Code
  /// English, for developers and the log; nothing personal, no address.
  let reason: String
  /// For `methodNotAllowed`: what is allowed.
  var allowed: [String] = []
  /// The rest of the body is not worth reading: the connection ends with the answer.
  var closesConnection = false

  init(_ code: Code, _ reason: String) {
    self.code = code
    self.reason = reason
  }

  static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  static let notFound = WebFault(.notFound, "nothing stands at this address")

  static func methodNotAllowed(_ allowed: [String]) -> WebFault {
    var fault = WebFault(.methodNotAllowed, "this address answers " + allowed.joined(separator: ", "))
    fault.allowed = allowed
    return fault
  }
}
