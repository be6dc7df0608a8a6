import Encodings
import Hummingbird
import JSONTree
import NIOCore
import Register

/// The registers RNCP and RS, for people and for programs.
struct RegisterRoutes: Sendable {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get(.register, use: search)
    router.get(.registerEntry, use: entry)
    router.get(.registerAPI, use: searchAPI)
    router.get(.registerEntryAPI, use: entryAPI)
  }

  // MARK: Pages

  @Sendable private func search(_ request: Request, _ context: SiteContext) async throws -> Response {
    let reader = Reader(request)
    let form = RegisterSearchForm(Query(request.uri.query))
    let exports = try await site.register.newestExports()
    let (query, faults) = form.read(today: site.today)
    // Whoever types a code wants its page.
    if !exports.isEmpty, !form.hasFilter, !query.words.isEmpty {
      let meant = try await site.register.meant(by: query.words, at: site.today)
      if meant.count == 1 {
        return Answer.seeOther(reader.address(.registerEntry(code: meant[0].text, RegisterEntryQuestion())))
      }
    }
    let hits = exports.isEmpty || form.isBlank || !faults.isEmpty ? nil : try await site.register.search(query)
    let page = RegisterSearchPage(
      form: form, faults: faults, exports: exports, hits: hits, today: site.today, siteName: site.name, reader: reader)
    return Answer.page(
      page.document, for: reader, status: faults.isEmpty ? .ok : .badRequest,
      keeping: faults.isEmpty ? .publicly(60) : .never)
  }

  @Sendable private func entry(_ request: Request, _ context: SiteContext) async throws -> Response {
    let reader = Reader(request)
    let written = try code(context)
    let question = RegisterEntryQuestion(Query(request.uri.query))
    // One address for each entry, however it was typed.
    guard written.text == context.parameters.get("code") else {
      return Answer.seeOther(reader.address(.registerEntry(code: written.text, question)))
    }
    let (at, body, faults) = question.read(today: site.today)
    let answer = try await answer(written, at: at)
    let page = RegisterEntryPage(
      answer: answer, question: question, body: body, faults: faults, today: site.today, siteName: site.name,
      reader: reader)
    return Answer.page(
      page.document, for: reader, status: faults.isEmpty ? .ok : .badRequest,
      keeping: faults.isEmpty ? .publicly(60) : .never)
  }

  // MARK: Programs

  /// `GET /api/v1/register`: records by words and filters.
  @Sendable private func searchAPI(_ request: Request, _ context: SiteContext) async throws -> Response {
    let written = Query(request.uri.query)
    let (question, faults) = RegisterSearchForm(written).read(today: site.today)
    if let fault = faults.first {
      throw WebFault(.parameterMalformed, "\(fault.field): \(fault.english)")
    }
    var query = question
    query.limit = try number(written, "limit", 1...1000, otherwise: RegisterSearchForm.hitsOnPage)
    query.offset = try number(written, "offset", 0...100_000, otherwise: 0)
    try await refuseEmpty()
    let hits = try await site.register.search(query)
    return json(.array(hits.map(RegisterJSON.json)), request)
  }

  /// `GET /api/v1/register/{code}`: what the registers say of a code, as `palier register show --json`.
  @Sendable private func entryAPI(_ request: Request, _ context: SiteContext) async throws -> Response {
    let written = try code(context)
    let (at, body, faults) = RegisterEntryQuestion(Query(request.uri.query)).read(today: site.today)
    if let fault = faults.first {
      throw WebFault(.parameterMalformed, "\(fault.field): \(fault.english)")
    }
    return json(RegisterJSON.json(try await answer(written, at: at), of: body), request)
  }

  private func json(_ json: JSON, _ request: Request) -> Response {
    Answer.document(
      PublishedDocument(bytes: json.serialized(), contentType: "application/json", maxAge: 60), to: request)
  }

  // MARK: Both

  private func code(_ context: SiteContext) throws -> RegisterCode {
    guard let text = context.parameters.get("code"), let code = try? RegisterCode(text) else {
      throw WebFault(.registerCodeUnknown, "that is no code of the registers")
    }
    return code
  }

  private func answer(_ code: RegisterCode, at day: CalendarDate) async throws -> RegisterAnswer {
    try await refuseEmpty()
    guard let answer = try await site.register.answer(code, at: day) else {
      throw WebFault(.registerCodeUnknown, "the exports that are held here do not contain \(code.text)")
    }
    return answer
  }

  /// Nothing is known, which is not “no such entry”.
  private func refuseEmpty() async throws {
    guard try await site.register.newestExports().isEmpty else { return }
    throw WebFault(.registerNotHeld, "no export of the registers was ever imported here")
  }

  private func number(_ query: Query, _ name: String, _ range: ClosedRange<Int>, otherwise: Int) throws -> Int {
    guard let text = query[name] else { return otherwise }
    guard let number = Int(text), range.contains(number) else {
      throw WebFault(.parameterMalformed, "\(name): a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }
}
