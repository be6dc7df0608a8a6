import Hummingbird
import HummingbirdTesting
import Testing

@testable import PalierWeb

@Suite struct HeaderTests {
  /// One address of every route that exists on the sample site, and some that do not.
  static var addresses: [(String, HTTPRequest.Method, Route?)] {
    let organisation = Sample.organisation.slug
    return [
      ("/", .get, .catalogue), ("/types/soudure-tig-initiation", .get, .microCredential),
      ("/organisations/\(organisation)", .get, .organisation),
      ("/organisations/\(organisation)/did.json", .get, .didDocument),
      ("/organisations/\(organisation)/jwks.json", .get, .keySet),
      ("/credentials/\(SampleContent.page.text)", .get, .credential),
      ("/credentials/\(SampleContent.page.text).jwt", .get, .credentialJWT), ("/verify", .get, .verify),
      ("/credentials/\(SampleContent.page.text).sd-jwt", .get, .credentialSDJWT),
      ("/.well-known/jwt-vc-issuer/organisations/\(organisation)", .get, .issuerMetadata),
      ("/vct/soudure-tig-initiation/1", .get, .typeMetadata), ("/vct/nothing/1", .get, .typeMetadata),
      ("/vct/soudure-tig-initiation/1/fr.svg", .get, .typeDrawing),
      ("/verify", .post, .verify), ("/accessibility", .get, .accessibility),
      ("/assets/\(Asset.styleSheet.name)", .get, .asset), ("/status/3", .get, .statusList),
      ("/register", .get, .register), ("/register?q=soud&level=x", .get, .register),
      ("/register/RNCP30010", .get, .registerEntry), ("/register/RNCP1", .get, .registerEntry),
      ("/api/v1/register", .get, .registerAPI), ("/api/v1/register/RNCP30010", .get, .registerEntryAPI),
      ("/api/v1/verify", .post, .verifyAPI), ("/api/openapi.json", .get, .openAPI), ("/health/live", .get, .live),
      ("/health/ready", .get, .ready), ("/metrics", .get, .metrics), ("/nothing", .get, nil),
      ("/types/unknown", .get, .microCredential), ("/api/nothing", .get, nil), ("/status/4", .get, .statusList),
    ]
  }

  @Test func theAddressesCoverEveryRoute() {
    #expect(Set(Self.addresses.compactMap(\.2)) == Set(Route.allCases))
  }

  @Test func everyAnswerHasItsSecurityHeaders() async throws {
    let site = TestSite()
    try await site.run { client in
      for (path, method, route) in Self.addresses {
        let body = method == .post ? ByteBuffer(string: "eyJ.a.b") : nil
        let response = try await client.execute(uri: path, method: method, body: body)
        let name = "\(method) \(path)"
        #expect(response.header("X-Content-Type-Options") == "nosniff", "\(name)")
        #expect(response.header("Referrer-Policy") == "no-referrer", "\(name)")
        #expect(response.header("Permissions-Policy")?.contains("camera=()") == true, "\(name)")
        #expect(response.header("Strict-Transport-Security") == "max-age=31536000", "\(name)")
        #expect(response.header("X-Request-Id")?.isEmpty == false, "\(name)")
        #expect(response.header("Set-Cookie") == nil, "\(name)")
        #expect(response.header("Cache-Control")?.isEmpty == false, "\(name)")
        #expect(response.header("Content-Type")?.isEmpty == false, "\(name)")
        let policy = try #require(response.header("Content-Security-Policy"), "\(name)")
        #expect(policy.hasPrefix("default-src 'none'"), "\(name)")
        #expect(!policy.contains("unsafe") && !policy.contains("http"), "\(name)")
        #expect(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"), "\(name)")
        let isDocument = route?.audience == .documents
        #expect((response.header("Access-Control-Allow-Origin") == "*") == isDocument, "\(name)")
        #expect(
          response.header("Cross-Origin-Resource-Policy") == (isDocument ? "cross-origin" : "same-origin"), "\(name)")
        if response.header("Content-Type")?.hasPrefix("text/html") == true {
          #expect(policy == SecurityHeaders.pagePolicy, "\(name)")
          #expect(response.header("Cross-Origin-Opener-Policy") == "same-origin", "\(name)")
          #expect(response.header("Vary") == "Accept-Language", "\(name)")
          #expect(["fr", "en"].contains(response.header("Content-Language") ?? ""), "\(name)")
        }
        if route?.isSecret == true || response.status.code >= 400 {
          #expect(response.header("X-Robots-Tag")?.contains("noindex") == true, "\(name)")
          #expect(response.header("Cache-Control") == "no-store", "\(name)")
        } else {
          #expect(response.header("X-Robots-Tag") == nil, "\(name)")
        }
      }
    }
  }

  @Test func onlyHTTPSIsTiedToHTTPS() async throws {
    let response = try await TestSite(publicAddress: "http://localhost:8080").get("/")
    #expect(response.header("Strict-Transport-Security") == nil)
  }

  @Test func documentsAreKeptByTheirTag() async throws {
    let site = TestSite()
    try await site.run { client in
      let list = try await client.execute(uri: "/status/3", method: .get)
      #expect(list.status == .ok)
      #expect(list.header("ETag") == "\"v7\"")
      #expect(list.header("Cache-Control") == "public, max-age=30")
      #expect(list.header("Content-Type") == "application/vc+jwt")
      for tag in ["\"v7\"", "W/\"v7\"", "\"a\", \"v7\"", "*"] {
        let again = try await client.execute(uri: "/status/3", method: .get, headers: [.ifNoneMatch: tag])
        #expect(again.status == .notModified, "\(tag)")
        #expect(again.body.readableBytes == 0)
        #expect(again.header("ETag") == "\"v7\"")
      }
      for tag in ["\"v8\"", "v7", "", "\"v7"] {
        let again = try await client.execute(uri: "/status/3", method: .get, headers: [.ifNoneMatch: tag])
        #expect(again.status == .ok, "\(tag)")
      }
      let keys = try await client.execute(uri: "/organisations/\(Sample.organisation.slug)/jwks.json", method: .get)
      let made = try #require(keys.header("ETag"))
      let again = try await client.execute(
        uri: "/organisations/\(Sample.organisation.slug)/jwks.json", method: .get, headers: [.ifNoneMatch: made])
      #expect(again.status == .notModified)
      let asset = try await client.execute(uri: Asset.styleSheet.place.path, method: .get)
      #expect(asset.header("Cache-Control") == "public, max-age=31536000, immutable")
      #expect(asset.header("Content-Type") == "text/css; charset=utf-8")
      let old = try await client.execute(uri: "/assets/palier-0000000000000000.css", method: .get)
      #expect(old.status == .notFound)
    }
  }

  @Test(arguments: [(".jwt", "application/jwt"), (".sd-jwt", "application/dc+sd-jwt")])
  func aFormIsSavedUnderAPlainName(_ suffix: String, _ type: String) async throws {
    let response = try await TestSite().get("/credentials/\(SampleContent.page.text)\(suffix)")
    #expect(
      response.header("Content-Disposition") == "attachment; filename=\"soudure-tig-initiation\(suffix)\"")
    #expect(response.header("Content-Type") == type)
    #expect(response.header("Cache-Control") == "no-store")
  }

  @Test func headIsGetWithoutTheBody() async throws {
    let site = TestSite()
    try await site.run { client in
      for (path, method, _) in Self.addresses where method == .get {
        let get = try await client.execute(uri: path, method: .get)
        let head = try await client.execute(uri: path, method: .head)
        #expect(head.status == get.status, "\(path)")
        #expect(head.body.readableBytes == 0, "\(path)")
        #expect(head.header("Content-Type") == get.header("Content-Type"), "\(path)")
        if path != "/metrics" { #expect(head.header("Content-Length") == get.header("Content-Length"), "\(path)") }
      }
    }
  }
}
