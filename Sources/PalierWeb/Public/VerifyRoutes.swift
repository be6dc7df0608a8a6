import Hummingbird
import Verification

/// The verify page: the form, and what became of what was sent with it.
struct VerifyRoutes: Sendable {
  let site: Site
  let count: VerificationCount

  func add(to router: Router<SiteContext>) {
    router.get(.verify, use: form)
    router.post(.verify, use: verify)
  }

  @Sendable private func form(_ request: Request, _ context: SiteContext) async throws -> Response {
    let reader = Reader(request)
    return Answer.page(
      VerifyPage(siteName: site.name, reader: reader).document, for: reader, keeping: .publicly(60))
  }

  @Sendable private func verify(_ request: Request, _ context: SiteContext) async throws -> Response {
    let reader = Reader(request)
    let input = try await input(request)
    if input.isEmpty { return refused(.nothing, reader) }
    if let address = Self.address(in: input) {
      guard case .credential(let page) = site.configuration.publicAddress.place(address) else {
        return refused(.address, reader)
      }
      let headers: HTTPFields = [.location: reader.address(.credential(page)).text, .cacheControl: "no-store"]
      return Response(status: .seeOther, headers: headers)
    }
    let time = site.now()
    let report = await site.verifier.verify(input, VerificationOptions(now: time))
    count.count(report.verdict, by: .page)
    return Answer.page(
      ResultPage(report: report, siteName: site.name, reader: reader).document, for: reader, keeping: .never)
  }

  private func refused(_ fault: VerifyPage.Fault, _ reader: Reader) -> Response {
    Answer.page(
      VerifyPage(siteName: site.name, reader: reader, fault: fault).document, for: reader, status: .badRequest,
      keeping: .never)
  }

  /// The file where one was chosen, else the text, without the white space around it.
  private func input(_ request: Request) async throws -> [UInt8] {
    let contentType = request.headers[.contentType].flatMap { HeaderValue($0) }
    switch contentType?.value {
    case "multipart/form-data":
      guard let contentType else { return [] }
      let fields = try await site.body.form(request, contentType: contentType, wanted: ["file", "text"])
      let file = fields["file"] ?? []
      return file.isEmpty ? Submission.trimmed(fields["text"] ?? []) : file
    case "application/x-www-form-urlencoded":
      let body = try await site.body.collect(request)
      return Submission.trimmed(Submission.field("text", of: body) ?? [])
    default:
      throw WebFault(.mediaTypeUnsupported, "the form is sent as multipart/form-data")
    }
  }

  /// The text as an address, where it is nothing else.
  private static func address(in input: [UInt8]) -> String? {
    guard input.count <= 2048, let text = String(validating: input, as: UTF8.self) else { return nil }
    return ExternalAddress(text)?.text
  }
}
