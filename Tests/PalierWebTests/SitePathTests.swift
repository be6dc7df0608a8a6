import Hummingbird
import Testing

@testable import PalierWeb

@Suite struct SitePathTests {
  static let places: [SitePath] = [
    .catalogue, .microCredential(slug: "soudure-tig", version: nil), .organisation(slug: "institut"),
    .didDocument(slug: "institut"), .keySet(slug: "institut"), .credential(Sample.secret("one")),
    .form(.jwt, Sample.secret("one")), .verify, .accessibility, .asset(name: "palier-0a.css"), .statusList(id: "3"),
    .verifyAPI, .openAPI, .live, .ready, .metrics, .form(.sdJWT, Sample.secret("one")),
    .issuerMetadata(slug: "institut"), .typeMetadata(slug: "soudure-tig", version: 2),
    .typeDrawing(slug: "soudure-tig", version: 2, language: "fr"), .register(RegisterSearchForm()),
    .registerEntry(code: "RNCP36490", RegisterEntryQuestion()), .registerAPI, .registerEntryAPI(code: "RNCP36490BC02"),
  ]

  @Test func everyRouteHasAPlace() {
    #expect(Set(Self.places.map(\.route)) == Set(Route.allCases))
    #expect(Self.places.count == Route.allCases.count)
  }

  @Test(arguments: places) func aLinkIsUnderstoodAsWhatItWasMadeFrom(_ place: SitePath) {
    #expect(SitePath(parsing: SiteAddress(place).text) == place)
    #expect(Route(matching: place.path) == place.route)
  }

  @Test func routesAndLinksAreTheSame() throws {
    let site = TestSite()
    let router = WebApplication.router(
      site: WebApplication.site(site.content, site.register, site.verifier, site.configuration, { Sample.now }),
      configuration: site.configuration, metrics: site.metrics, describe: { _ in "" })
    try router.validate()
    var found: [Route: Set<String>] = [:]
    for description in router.routes {
      let route = try #require(Route(rawValue: description.path.description))
      found[route, default: []].insert(description.method.rawValue)
    }
    #expect(Set(found.keys) == Set(Route.allCases))
    for route in Route.allCases {
      #expect(found[route] == Set(route.methods).subtracting(["HEAD"]), "\(route)")
    }
  }

  @Test(arguments: [
    "", "verify", "//", "/verify/", "/types", "/types/", "/types/A", "/types/a/b", "/types/%61", "/types/../x",
    "/organisations/a/b.json", "/organisations/a/did.json/", "/credentials/short", "/credentials/" + "x",
    "/credentials/xxxxxxxxxxxxxxxxxxxxxx.pdf", "/credentials/.jwt", "/credentials/xxxxxxxxxxxxxxxxxxxxx%00",
    "/vct/a", "/vct/a/0", "/vct/a/01", "/vct/a/x", "/vct/a/1/fr", "/vct/a/1/FR.svg", "/vct/a/1/fr.svg/x",
    "/.well-known/jwt-vc-issuer", "/.well-known/jwt-vc-issuer/organisations/A", "/.well-known/other/organisations/a",
    "/status/", "/status/.hidden", "/status/a b", "/assets/../x", "/credentials//xxxxxxxxxxxxxxxxxxxxxx",
    "/" + String(repeating: "a", count: 600),
  ])
  func otherPathsAreNoPlaces(_ path: String) {
    #expect(SitePath(parsing: path) == nil)
  }

  @Test func aLanguageAndAVersionGoIntoTheQuery() {
    let place = SitePath.microCredential(slug: "a", version: 3)
    #expect(SiteAddress(place).text == "/types/a?version=3")
    #expect(SiteAddress(place, language: "en").text == "/types/a?version=3&lang=en")
    #expect(SiteAddress(.verify, language: "fr", fragment: "x").text == "/verify?lang=fr#x")
  }

  @Test func aSecretIsNotShownByDescribingIt() {
    let secret = Sample.secret("hidden")
    #expect(!"\(secret) \(String(reflecting: secret))".contains(secret.text))
    #expect(PageSecret("xxxxxxxxxxxxxxxxxxxxx") == nil)
    #expect(PageSecret("xxxxxxxxxxxxxxxxxxxxxx") != nil)
    #expect(PageSecret("xxxxxxxxxxxxxxxxxxxxx/") == nil)
    #expect(PageSecret(String(repeating: "x", count: 87)) == nil)
  }

  @Test(arguments: [
    ("https://example.org", true), ("HTTP://example.org/a?b#c", true), ("https://", false), ("https:///a", false),
    ("javascript:alert(1)", false), ("data:text/html,x", false), ("//example.org", false), ("https://a b", false),
    ("https://a\\b", false), ("https://a\u{0}b", false), (" https://a", false), ("mailto:a@b", false), ("", false),
  ])
  func onlyWebAddressesBecomeLinks(_ text: String, _ isOne: Bool) {
    #expect((ExternalAddress(text) != nil) == isOne)
  }

  @Test func thePublicAddressKnowsItsOwnPlaces() throws {
    let site = try #require(PublicAddress("https://example.org/"))
    #expect(site.text == "https://example.org")
    #expect(site.isHTTPS)
    let place = SitePath.credential(Sample.secret("one"))
    #expect(site.place(try #require(site.absolute(place)).text) == place)
    #expect(site.place("https://example.org") == .catalogue)
    #expect(site.place("https://example.org/verify?lang=en#x") == .verify)
    #expect(site.place("https://example.org.evil.example/verify") == nil)
    #expect(site.place("https://example.orgx") == nil)
    #expect(site.place("https://other.example/verify") == nil)
    for wrong in ["example.org", "ftp://example.org", "https://example.org/path", "https://u@example.org", "https://"] {
      #expect(PublicAddress(wrong) == nil, "\(wrong)")
    }
  }
}
