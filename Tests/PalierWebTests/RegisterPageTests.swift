import Encodings
import Hummingbird
import Register
import Testing

@testable import PalierWeb

/// The registers on pages and in the API.
@Suite struct RegisterPageTests {
  private func site(isEmpty: Bool = false) -> TestSite {
    var site = TestSite()
    site.register.isEmpty = isEmpty
    return site
  }

  @Test func aSearchListsWhatWasFound() async throws {
    let answer = try await site().get("/register?q=soud&lang=en")
    #expect(answer.status == .ok)
    #expect(answer.text.contains("RNCP30010") && answer.text.contains("RNCP20010"))
    #expect(!answer.text.contains("RS4010"))
    #expect(answer.text.contains("Technicien en soudage &lt;TIG&gt; &amp; contrôle"))
    #expect(answer.text.contains("Licence Ouverte"))
    let none = try await site().get("/register?q=rien")
    #expect(none.text.contains("Rien ne correspond"))
  }

  @Test(arguments: ["RNCP30010", "rncp%2030010", "rncp-30010"])
  func aCodeLeadsToItsPage(_ typed: String) async throws {
    let answer = try await site().get("/register?q=\(typed)")
    #expect(answer.status == .seeOther)
    #expect(answer.header("Location") == "/register/RNCP30010")
    let canonical = try await site().get("/register/rncp30010?at=2026-01-01&lang=en")
    #expect(canonical.status == .seeOther)
    #expect(canonical.header("Location") == "/register/RNCP30010?at=2026-01-01&lang=en")
  }

  @Test func aFilterKeepsTheSearch() async throws {
    let answer = try await site().get("/register?q=RNCP30010&level=5")
    #expect(answer.status == .ok)
    #expect(answer.text.contains("Technicien"))
  }

  @Test(arguments: ["level=9", "level=x", "rome=12", "nsf=x", "siret=123", "register=x", "on=demain", "active=yes"])
  func whatCannotBeReadIsSaid(_ query: String) async throws {
    let page = try await site().get("/register?\(query)")
    #expect(page.status == .badRequest)
    // Beside the field that it is about.
    let field = query.prefix { $0 != "=" }
    #expect(page.text.contains("id=\"field-\(field)-fault\""))
    let api = try await site().get("/api/v1/register?\(query)")
    #expect(api.status == .badRequest)
    #expect(api.text.contains("parameter-malformed"))
    #expect(api.text.contains(String(query.prefix { $0 != "=" })))
  }

  @Test func anEntryTellsItsStateOnADay() async throws {
    func page(_ code: String, _ at: String) async throws -> String {
      try await site().get("/register/\(code)?at=\(at)&lang=en").text
    }
    #expect(try await page("RNCP30010", "2026-11-25").contains("Registered on 25 November 2026"))
    #expect(try await page("RNCP20010", "2024-01-09").contains("Registered on 9 January 2024"))
    #expect(try await page("RNCP20010", "2024-01-10").contains("may still be awarded until 9 January 2025"))
    #expect(try await page("RNCP20010", "2025-01-10").contains("Can no longer be awarded on 10 January 2025"))
    #expect(try await page("RS4010", "2026-11-25").contains("the body must be able to prove it"))
    #expect(try await page("RS4010", "2010-01-01").contains("The register does not say"))
    let block = try await page("RNCP30010BC01", "2026-11-25")
    #expect(block.contains("Block of competences of RNCP30010") && block.contains("Lire un plan"))
    #expect(block.contains("No level"))
  }

  @Test func theRightsOfABodyAreAnswered() async throws {
    func page(_ code: String, _ siret: SIRET, at: String = "2026-11-25") async throws -> String {
      try await site().get("/register/\(code)?siret=\(siret.text)&at=\(at)&lang=en").text
    }
    let body = try await page("RNCP30010", SampleRegister.siret)
    #expect(body.contains("Yes: Institut de la Loire is a certifying body."))
    let partner = try await page("RNCP30010", SampleRegister.otherSIRET)
    #expect(partner.contains("Yes: Centre de Nantes is an authorised partner."))
    // A body without its number may be anybody.
    #expect(partner.contains("Not known. Bodies are named without their SIRET"))
    let wrong = try await site().get("/register/RNCP30010?siret=79279132900017")
    #expect(wrong.status == .badRequest)
    #expect(wrong.text.contains("aria-invalid"))
  }

  @Test func whatIsNotThereIsNotFoundAndWhatIsNotHeldIsNotKnown() async throws {
    for path in ["/register/RNCP1", "/register/RNCP30010BC07", "/register/soudure", "/register/30010"] {
      let page = try await site().get(path + "?lang=en")
      #expect(page.status == .notFound && page.text.contains("This record is not here"), "\(path)")
      #expect(try await site().get("/api/v1" + path).status == .notFound, "\(path)")
    }
    #expect(try await site(isEmpty: true).get("/register").status == .ok)
    #expect(try await site(isEmpty: true).get("/register?q=RNCP30010").text.contains("pas encore chargés"))
    #expect(try await site(isEmpty: true).get("/register/RNCP30010").status == .serviceUnavailable)
    for path in ["/api/v1/register?q=a", "/api/v1/register/RNCP30010"] {
      let answer = try await site(isEmpty: true).get(path)
      #expect(answer.status == .serviceUnavailable)
      #expect(answer.text.contains("register.empty"))
    }
  }

  @Test func theAPISpeaksAsTheCommandsDo() async throws {
    let hits = try await site().get("/api/v1/register?q=soud&limit=1")
    #expect(hits.status == .ok)
    #expect(hits.text.hasPrefix("[{\"code\":\"RNCP20010\",\"kind\":\"rncp\""))
    #expect(try await site().get("/api/v1/register?q=soud&limit=1&offset=1").text.contains("RNCP30010"))
    #expect(try await site().get("/api/v1/register?limit=0").status == .badRequest)
    #expect(try await site().get("/api/v1/register?q=RNCP30010").text.contains("\"RNCP30010\""))
    let entry = try await site().get("/api/v1/register/rncp20010?at=2024-01-10")
    #expect(entry.text.contains("\"registered\":false"))
    #expect(entry.text.contains("\"lastAwardDate\":\"2025-01-09\""))
    let rights = try await site().get(
      "/api/v1/register/RNCP30010?at=2026-11-25&siret=\(SampleRegister.siret.text)&lang=en")
    #expect(rights.text.contains("\"award\":{\"entitled\":true,\"because\":\"awarding-body\"}"))
    #expect(
      try await site().get("/api/v1/register/RNCP30010?siret=1").text.contains("parameter-malformed"))
    let again = try await site().get(
      "/api/v1/register/RNCP20010?at=2024-01-10", headers: [.ifNoneMatch: try #require(entry.header("ETag"))])
    #expect(again.status == .notModified)
  }

  @Test func pagesOfResultsFollowOneAnother() async throws {
    var form = RegisterSearchForm(Query("q=a&page=3&level=5"))
    #expect(form.page == 3)
    #expect(SiteAddress(.register(form.onPage(2))).text == "/register?q=a&level=5&page=2")
    #expect(SiteAddress(.register(form.onPage(1))).text == "/register?q=a&level=5")
    form[.page] = "-1"
    #expect(form.page == 1)
    form[.page] = "99999999999999999999"
    #expect(form.page == 1)
    form[.page] = "1000"
    #expect(form.page == RegisterSearchForm.pages)
    let query = form.read(today: Sample.day).query
    #expect(query.offset == 49 * 20 && query.limit == 21)
  }

  @Test func whatIsTypedIsShownAsItIsAndAsText() async throws {
    let answer = try await site().get("/register?q=%22%3E%3Cscript%3E&level=5")
    #expect(!answer.text.contains("<script>"))
    #expect(answer.text.contains("&quot;&gt;&lt;script&gt;") || answer.text.contains("&#34;&gt;&lt;script&gt;"))
  }
}
