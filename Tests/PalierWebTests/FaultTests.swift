import Hummingbird
import HummingbirdTesting
import JSONTree
import Testing

@testable import PalierWeb

@Suite struct FaultTests {
  @Test func wrongMethodsAreToldWhatIsAllowed() async throws {
    let site = TestSite()
    try await site.run { client in
      for (path, method, allow) in [
        ("/", HTTPRequest.Method.post, "GET, HEAD"), ("/verify", .put, "GET, HEAD, POST"),
        ("/api/v1/verify", .get, "POST"), ("/api/v1/verify", .head, "POST"), ("/status/3", .delete, "GET, HEAD"),
        ("/credentials/\(SampleContent.page.text)", .patch, "GET, HEAD"), ("/metrics", .post, "GET, HEAD"),
        ("/health/live", .init("BREW")!, "GET, HEAD"), ("/types/a", .options, "GET, HEAD"),
      ] {
        let response = try await client.execute(uri: path, method: method)
        #expect(response.status == .methodNotAllowed, "\(method) \(path)")
        #expect(response.header("Allow") == allow, "\(method) \(path)")
      }
    }
  }

  @Test(arguments: [
    "/types/%zz", "/types/a%", "/types/%4", "/%00", "/types/a%00b", "/a%0d%0aX-Evil:%20yes", "/%ff%fe", "/%c0%ae",
    "/types/%7f",
  ])
  func badlyEncodedPathsAreRefused(_ path: String) async throws {
    let response = try await TestSite().get(path)
    #expect(response.status == .badRequest)
    #expect(response.text.contains("P-103"))
    #expect(response.header("X-Evil") == nil)
  }

  @Test(arguments: [
    "/../etc/passwd", "/assets/../../etc/passwd", "/assets/%2e%2e%2fetc%2fpasswd", "//verify", "/./verify",
    "/types//soudure-tig-initiation", "/verify/x", "/VERIFY", "/types/Soudure", "/.well-known/x", "/console",
    "/register/RS6604", "/vct/a/1", "/rules/1", "/labels/a", "/api", "/api/v1", "/favicon.ico", "/robots.txt", "/%2f",
    "/assets/..", "/credentials", "/organisations",
  ])
  func whatIsNotThereIsNotFound(_ path: String) async throws {
    let response = try await TestSite().get(path)
    #expect(response.status == .notFound, "\(path)")
  }

  @Test func aSlashTooManyLeadsToTheRightPlace() async throws {
    let site = TestSite()
    try await site.run { client in
      for path in ["/verify", "/types/soudure-tig-initiation", "/credentials/\(SampleContent.page.text)"] {
        let response = try await client.execute(uri: path + "/", method: .get)
        #expect(response.status == .permanentRedirect, "\(path)")
        #expect(response.header("Location") == path)
      }
      // Never to another host.
      for path in ["//evil.example/", "/\\evil.example/", "///"] {
        let response = try await client.execute(uri: path, method: .get)
        #expect(response.header("Location") == nil, "\(path)")
      }
    }
  }

  @Test func programsGetProblemDocuments() async throws {
    let site = TestSite()
    try await site.run { client in
      for (path, code, status) in [
        ("/api/nothing", "not-found", 404), ("/status/unknown", "not-found", 404),
        ("/api/v1/verify", "method-not-allowed", 405), ("/organisations/unknown/did.json", "not-found", 404),
      ] {
        let response = try await client.execute(uri: path + "?lang=en", method: .get)
        #expect(response.status.code == status)
        #expect(response.header("Content-Type") == "application/problem+json")
        #expect(response.header("Content-Language") == "en")
        let problem = try JSON(parsing: response.text)
        #expect(problem["type"]?.string == "urn:palier:problem:" + code)
        #expect(problem["code"]?.string == code)
        #expect(problem["status"]?.int == status)
        #expect(problem["title"]?.string?.isEmpty == false)
        #expect(problem["detail"]?.string?.isEmpty == false)
        #expect(problem["reference"]?.string?.hasPrefix("P-") == true)
        #expect(problem["requestId"] == nil)
      }
      let accept = try await client.execute(uri: "/nowhere", method: .get, headers: [.accept: "application/json"])
      #expect(accept.header("Content-Type") == "application/problem+json")
      let browser = try await client.execute(
        uri: "/nowhere", method: .get, headers: [.accept: "text/html,application/xhtml+xml,*/*;q=0.8"])
      #expect(browser.header("Content-Type") == "text/html; charset=utf-8")
    }
  }

  @Test func aFaultInsideShowsItsNumberAndNothingElse() async throws {
    let site = TestSite()
    site.content.change { $0.isBroken = true }
    try await site.run { client in
      for path in ["/", "/types/a", "/status/3", "/organisations/a", "/organisations/a/jwks.json"] {
        let response = try await client.execute(uri: path, method: .get)
        #expect(response.status == .internalServerError, "\(path)")
        let id = try #require(response.header("X-Request-Id"))
        #expect(response.text.contains(id), "\(path)")
        #expect(!response.text.contains("Fault") && !response.text.contains("SampleContent"), "\(path)")
        #expect(site.log.text.contains(id), "\(path)")
      }
      #expect(site.log.text.contains("error=Fault"))
    }
  }

  @Test func parametersThatCannotBeReadAreNamed() async throws {
    let site = TestSite()
    try await site.run { client in
      for version in ["0", "-1", "x", "01", "1.0", "99999999999999999999", ""] {
        let response = try await client.execute(
          uri: "/types/soudure-tig-initiation?version=\(version)", method: .get)
        #expect(response.status == .badRequest, "\(version)")
      }
      #expect(
        try await client.execute(uri: "/types/soudure-tig-initiation?version=1", method: .get) { $0.status } == .ok)
      #expect(
        try await client.execute(uri: "/types/soudure-tig-initiation?version=3", method: .get) { $0.status }
          == .notFound)
      for query in ["at=yesterday", "require=everything", "require=proof,"] {
        let response = try await client.execute(
          uri: "/api/v1/verify?" + query, method: .post, body: ByteBuffer(string: "x"))
        let isBad = query != "require=proof,"
        #expect(response.status == (isBad ? .badRequest : .ok), "\(query)")
        if isBad {
          #expect(try JSON(parsing: response.text)["reason"]?.string?.hasPrefix(query.prefix { $0 != "=" }) == true)
        }
      }
    }
  }
}
