import Encodings
import Foundation
import Hummingbird
import JSONTree
import Verification

/// The API for programs, and its description.
struct APIRoutes: Sendable {
  let site: Site
  let count: VerificationCount

  func add(to router: Router<SiteContext>) {
    router.post(.verifyAPI, use: verify)
    router.get(.openAPI, use: description)
  }

  /// `POST /api/v1/verify`: the report, whatever the verdict; only a request that holds no credential is a fault.
  @Sendable private func verify(_ request: Request, _ context: SiteContext) async throws -> Response {
    let reader = Reader(request)
    let options = try options(Query(request.uri.query))
    let submission = try await Submission(request, site.body)
    let report = await site.verifier.verify(submission.credential, options)
    count.count(report.verdict, by: .api)
    var response = Answer.bytes(report.json(in: reader.language).serialized(), "application/json")
    response.headers[.contentLanguage] = reader.language.rawValue
    return response
  }

  @Sendable private func description(_ request: Request, _ context: SiteContext) async throws -> Response {
    let document = PublishedDocument(
      bytes: OpenAPIDescription.bytes(for: site.configuration), contentType: "application/json", maxAge: 300)
    return Answer.document(document, to: request)
  }

  private func options(_ query: Query) throws -> VerificationOptions {
    var options = VerificationOptions(now: site.now())
    if let text = query["at"] {
      guard let at = RFC3339.parse(text) ?? (try? CalendarDate(iso: text))?.startOfDayUTC else {
        throw WebFault(.parameterMalformed, "at: a day such as 2026-11-25, or an instant of RFC 3339")
      }
      options.at = at
    }
    if let text = query["require"] {
      for name in text.split(separator: ",") {
        guard let check = Check(rawValue: String(name)) else {
          let known = Check.allCases.map(\.rawValue).joined(separator: ", ")
          throw WebFault(.parameterMalformed, "require: names of checks separated by commas, of \(known)")
        }
        options.required.insert(check)
      }
    }
    return options
  }
}
