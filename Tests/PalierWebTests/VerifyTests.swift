import Foundation
import Hummingbird
import HummingbirdTesting
import JSONTree
import Testing
import Verification

@testable import PalierWeb

@Suite struct VerifyTests {
  static let token = "eyJhbGciOiJFZERTQSJ9.eyJhIjoxfQ.c2ln"

  static func form(_ fields: [(name: String, file: String?, content: String)]) -> (HTTPFields, String) {
    let boundary = "----Boundary1234"
    var body = ""
    for field in fields {
      body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field.name)\""
      if let file = field.file { body += "; filename=\"\(file)\"\r\nContent-Type: application/octet-stream" }
      body += "\r\n\r\n\(field.content)\r\n"
    }
    body += "--\(boundary)--\r\n"
    return ([.contentType: "multipart/form-data; boundary=\(boundary)"], body)
  }

  @Test func aFileIsVerified() async throws {
    let site = TestSite()
    let (headers, body) = Self.form([("file", "credential.jwt", Self.token), ("text", nil, "")])
    let response = try await site.get("/verify?lang=en", .post, headers: headers, body: body)
    #expect(response.status == .ok)
    #expect(site.verifier.asked.map { String(decoding: $0.input, as: UTF8.self) } == [Self.token])
    let outline = try HTMLOutline(response.text)
    #expect(outline["h1"].first?.text == "Valid and intact")
    #expect(outline.text.contains("Camille Moreau-Étchegaray"))
    #expect(response.header("Cache-Control") == "no-store")
  }

  @Test func aTextIsVerifiedWithoutTheSpaceAroundIt() async throws {
    let site = TestSite()
    let (headers, body) = Self.form([("file", "", ""), ("text", nil, " \r\n\(Self.token)\r\n ")])
    let response = try await site.get("/verify", .post, headers: headers, body: body)
    #expect(response.status == .ok)
    #expect(site.verifier.asked.map { String(decoding: $0.input, as: UTF8.self) } == [Self.token])
    let urlencoded = try await site.get(
      "/verify", .post, headers: [.contentType: "application/x-www-form-urlencoded"], body: "text=+a%2Bb+&x=y")
    #expect(urlencoded.status == .ok)
    #expect(site.verifier.asked.last.map { String(decoding: $0.input, as: UTF8.self) } == "a+b")
  }

  @Test func nothingIsToldKindly() async throws {
    let site = TestSite()
    let (headers, body) = Self.form([("file", "", ""), ("text", nil, "  ")])
    let response = try await site.get("/verify", .post, headers: headers, body: body)
    #expect(response.status == .badRequest)
    let outline = try HTMLOutline(response.text)
    let field = try #require(outline.element(id: "file"))
    #expect(field.attributes["aria-invalid"] == "true")
    #expect(field.attributes["aria-describedby"]?.contains("file-fault") == true)
    #expect(outline.element(id: "file-fault")?.attributes["role"] == "alert")
    #expect(site.verifier.asked.isEmpty)
  }

  @Test func theAddressOfAPageOfOursLeadsThere() async throws {
    let site = TestSite()
    let address = "https://attestations.institut-loire.example/credentials/\(SampleContent.page.text)?lang=fr"
    let (headers, body) = Self.form([("text", nil, address)])
    let response = try await site.get("/verify?lang=en", .post, headers: headers, body: body)
    #expect(response.status == .seeOther)
    #expect(response.header("Location") == "/credentials/\(SampleContent.page.text)?lang=en")
    let (others, other) = Self.form([("text", nil, "https://elsewhere.example/credentials/1")])
    let refused = try await site.get("/verify", .post, headers: others, body: other)
    #expect(refused.status == .badRequest)
    #expect(refused.text.contains("autre site"))
    #expect(site.verifier.asked.isEmpty)
  }

  @Test(arguments: [
    ("multipart/form-data", "x", 400, "P-115"), ("multipart/form-data; boundary=a", "--a\r\nno", 400, "P-115"),
    ("multipart/form-data; boundary=a", String(repeating: "x", count: 5000), 400, "P-115"),
    ("multipart/form-data; boundary=\"\"", "x", 400, "P-115"), ("text/plain", "x", 415, "P-114"),
    ("image/png", "x", 415, "P-114"), ("", "x", 415, "P-114"),
  ])
  func badFormsAreRefused(_ type: String, _ body: String, _ status: Int, _ reference: String) async throws {
    let response = try await TestSite().get("/verify", .post, headers: [.contentType: type], body: body)
    #expect(response.status.code == status)
    #expect(response.text.contains(reference))
  }

  @Test func whatIsTooLargeIsRefused() async throws {
    let site = TestSite()
    let large = String(repeating: "x", count: 10 * 1024 * 1024 + 1)
    try await site.run { client in
      let api = try await client.execute(uri: "/api/v1/verify", method: .post, body: ByteBuffer(string: large))
      #expect(api.status == .contentTooLarge)
      #expect(try JSON(parsing: api.text)["code"]?.string == "body-too-large")
      let (headers, body) = Self.form([("file", "a", large)])
      let page = try await client.execute(
        uri: "/verify", method: .post, headers: headers, body: ByteBuffer(string: body))
      #expect(page.status == .contentTooLarge)
      #expect(page.text.contains("10\u{A0}Mo"))
      // At the limit it is read.
      let exact = String(repeating: "x", count: 10 * 1024 * 1024)
      let fits = try await client.execute(uri: "/api/v1/verify", method: .post, body: ByteBuffer(string: exact))
      #expect(fits.status == .ok)
    }
    #expect(site.verifier.asked.count == 1)
  }

  @Test func anAnnouncedMonsterIsNotEvenRead() async throws {
    let site = TestSite()
    let reader = BodyReader(limits: BodyLimits(), budget: UploadBudget(bytes: 1000))
    let request = Request(
      head: HTTPRequest(
        method: .post, scheme: nil, authority: nil, path: "/", headerFields: [.contentLength: "99999999999"]),
      body: RequestBody(buffer: ByteBuffer()))
    await #expect(throws: WebFault(.bodyTooLarge, "")) { try await reader.collect(request) }
    #expect(site.verifier.asked.isEmpty)
  }

  // MARK: API

  @Test(arguments: [
    ("application/jwt", token, token), ("text/plain; charset=utf-8", token, token),
    ("application/vc+jwt", token, token),
    ("application/octet-stream", token, token), ("application/json", "{\"credential\":\"\(token)\"}", token),
    ("application/json", "{\"credential\":{\"b\":1,\"a\":[2]}}", "{\"b\":1,\"a\":[2]}"),
    ("application/json", "{\"@context\":[],\"credential\":1}", "{\"@context\":[],\"credential\":1}"),
    ("application/json", "{\"payload\":\"x\"}", "{\"payload\":\"x\"}"), ("application/json", "{broken", "{broken"),
    ("application/ld+json", "{\"credential\":1}", "{\"credential\":1}"),
    ("application/x-www-form-urlencoded", token, token),
    ("application/x-www-form-urlencoded", "a=1&credential=x%2By", "x+y"),
  ])
  func theAPITakesACredentialInManyWays(_ type: String, _ body: String, _ input: String) async throws {
    let site = TestSite()
    let response = try await site.get("/api/v1/verify", .post, headers: [.contentType: type], body: body)
    #expect(response.status == .ok)
    #expect(site.verifier.asked.map { String(decoding: $0.input, as: UTF8.self) } == [input])
    let report = try JSON(parsing: response.text)
    #expect(report["version"]?.int == 1)
    #expect(report["verdict"]?.string == "valid")
    #expect(report["checks"]?.array?.count == 11)
  }

  @Test func theAPITakesForms() async throws {
    let site = TestSite()
    for name in ["credential", "file"] {
      let (headers, body) = Self.form([("other", nil, "1"), (name, "c.jwt", Self.token)])
      let response = try await site.get("/api/v1/verify", .post, headers: headers, body: body)
      #expect(response.status == .ok)
    }
    #expect(site.verifier.asked.count == 2)
    let (headers, body) = Self.form([("other", nil, "1")])
    let empty = try await site.get("/api/v1/verify", .post, headers: headers, body: body)
    #expect(try JSON(parsing: empty.text)["code"]?.string == "body-empty")
  }

  @Test func theAPIAnswersInvalidCredentialsWithAReport() async throws {
    let site = TestSite(verifier: SampleVerifier(Sample.revoked))
    let response = try await site.get(
      "/api/v1/verify", .post, headers: [.acceptLanguage: "en"], body: Self.token)
    #expect(response.status == .ok)
    #expect(response.header("Content-Language") == "en")
    let report = try JSON(parsing: response.text)
    #expect(report["verdict"]?.string == "invalid")
    let message = report["checks"]?.array?.first { $0["code"]?.string == "status.revoked" }?["message"]?.string
    #expect(message == FindingMessages.english(.statusRevoked))
  }

  @Test func theAPITakesATimeAndRequirements() async throws {
    let site = TestSite()
    _ = try await site.get("/api/v1/verify?at=2026-01-02T03:04:05Z&require=register,label", .post, body: Self.token)
    let asked = try #require(site.verifier.asked.first?.options)
    #expect(asked.at == Date(timeIntervalSince1970: 1_767_323_045))
    #expect(asked.clock == Sample.now)
    #expect(asked.required == [.register, .label])
    #expect(!asked.offline)
    _ = try await site.get("/api/v1/verify?at=2026-01-02", .post, body: Self.token)
    #expect(site.verifier.asked.last?.options.at == Date(timeIntervalSince1970: 1_767_312_000))
  }

  @Test(arguments: [("", "body-empty", 400), (" \n", "body-empty", 400)])
  func anEmptyRequestIsAFault(_ body: String, _ code: String, _ status: Int) async throws {
    let response = try await TestSite().get("/api/v1/verify", .post, body: body)
    #expect(response.status.code == status)
    #expect(try JSON(parsing: response.text)["code"]?.string == code)
  }

  @Test func picturesAreNoCredentials() async throws {
    let response = try await TestSite().get(
      "/api/v1/verify", .post, headers: [.contentType: "image/png"], body: "x")
    #expect(response.status == .unsupportedMediaType)
  }
}

enum FindingMessages {
  static func english(_ code: FindingCode) -> String { Sample.finding(.fail, code).message(in: .en) }
}
