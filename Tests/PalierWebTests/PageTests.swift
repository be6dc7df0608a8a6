import Encodings
import Foundation
import Testing
import Verification

@testable import PalierWeb

@Suite struct PageTests {
  static let cases: [(String, Language)] = SamplePages.names.flatMap { name in Language.allCases.map { (name, $0) } }

  @Test(arguments: cases) func everyPageIsWellFormed(_ name: String, _ language: Language) throws {
    let page = SamplePages.page(name, Reader(language: language, chosen: false))
    #expect(page.utf8.count > 2000 && page.utf8.count < 64 * 1024)
    let outline = try HTMLOutline(page)

    // One of each landmark, a title, the language, the skip link that leads into the content.
    #expect(outline["html"].map(\.language) == [language.rawValue])
    for landmark in ["head", "body", "main", "footer", "nav", "title"] {
      // Pages of results have a navigation of their own.
      let more = landmark == "nav" && name == "register-second" ? 1 : 0
      #expect(outline[landmark].count == 1 + more, "\(landmark)")
    }
    #expect(outline["title"].first?.text.isEmpty == false)
    #expect(outline["a"].first?.attributes["href"] == "#content")
    #expect(outline["main"].first?.attributes["id"] == "content")
    #expect(outline["nav"].first?.attributes["aria-label"]?.isEmpty == false)

    // One h1, no level left out.
    let headings = outline.elements.filter { ["h1", "h2", "h3", "h4"].contains($0.name) }
    #expect(headings.count { $0.name == "h1" } == 1)
    var level = 0
    for heading in headings where heading.name != "h1" || level == 0 {
      let next = Int(heading.name.dropFirst()) ?? 0
      #expect(next <= level + 1, "\(heading.name) “\(heading.text)” after h\(level)")
      level = next
    }
    for heading in headings { #expect(!heading.text.trimmingCharacters(in: .whitespaces).isEmpty) }

    // No text is missing or left unfilled.
    #expect(!outline.text.contains("{"))
    #expect(!outline.text.contains("nil") && !outline.text.contains("Optional"))
  }

  @Test(arguments: cases) func nothingComesFromElsewhereAndNothingIsInline(_ name: String, _ language: Language) throws
  {
    let outline = try HTMLOutline(SamplePages.page(name, Reader(language: language, chosen: false)))
    for element in outline.elements {
      #expect(!["script", "style", "iframe", "object", "embed", "base", "img"].contains(element.name))
      #expect(element.attributes["style"] == nil)
      #expect(element.attributes.keys.allSatisfy { !$0.hasPrefix("on") })
      if let target = element.attributes["src"] { Issue.record("\(element.name) loads \(target)") }
      if element.name == "link" {
        #expect(element.attributes["href"]?.hasPrefix("/assets/") == true)
      }
      if element.name == "form" {
        let isSearch = element.attributes["action"]?.hasPrefix("/register") == true
        #expect(isSearch || element.attributes["action"]?.hasPrefix("/verify") == true)
        #expect(element.attributes["method"] == (isSearch ? "get" : "post"))
      }
    }
  }

  @Test(arguments: cases) func everyLinkLeadsSomewhere(_ name: String, _ language: Language) throws {
    let outline = try HTMLOutline(SamplePages.page(name, Reader(language: language, chosen: true)))
    let ids = Set(outline.elements.compactMap { $0.attributes["id"] })
    for link in outline["a"] {
      let address = try #require(link.attributes["href"])
      #expect(!link.text.trimmingCharacters(in: .whitespaces).isEmpty || link.attributes["aria-label"] != nil)
      if address.hasPrefix("#") {
        #expect(ids.contains(String(address.dropFirst())), "\(address)")
      } else if address.hasPrefix("/") {
        let path = String(address.prefix { $0 != "?" && $0 != "#" })
        let place = try #require(SitePath(parsing: path), "\(address)")
        // Links keep the chosen language; documents have none.
        if place.route.audience == .pages, link.attributes["hreflang"] == nil {
          #expect(address.contains("lang=\(language.rawValue)"), "\(address)")
        }
      } else if address.hasPrefix("?") {
        #expect(name.hasPrefix("fault"))
      } else {
        #expect(ExternalAddress(address) != nil)
        #expect(link.attributes["rel"]?.contains("noopener") == true)
      }
    }
    let otherLanguage = language == .fr ? "en" : "fr"
    let languageSwitch = outline["a"].first { $0.attributes["hreflang"] != nil }
    #expect(languageSwitch?.language == otherLanguage)
    #expect(languageSwitch?.attributes["href"]?.contains("lang=\(otherLanguage)") == true)
  }

  @Test(arguments: cases) func whatIsLabelledIsThere(_ name: String, _ language: Language) throws {
    let outline = try HTMLOutline(SamplePages.page(name, Reader(language: language, chosen: false)))
    let ids = Set(outline.elements.compactMap { $0.attributes["id"] })
    for element in outline.elements {
      for attribute in ["aria-labelledby", "aria-describedby", "for"] {
        for id in (element.attributes[attribute] ?? "").split(separator: " ") {
          #expect(ids.contains(String(id)), "\(attribute) \(id)")
        }
      }
      if ["input", "textarea", "select"].contains(element.name) {
        let id = try #require(element.attributes["id"])
        #expect(outline["label"].contains { $0.attributes["for"] == id })
      }
      if element.name == "svg" {
        #expect(element.attributes["aria-hidden"] == "true" || element.attributes["aria-label"]?.isEmpty == false)
      }
    }
  }

  @Test func everyClassIsStyledAndEveryStyleIsUsed() throws {
    var used: Set<String> = []
    for (name, language) in Self.cases {
      let outline = try HTMLOutline(SamplePages.page(name, Reader(language: language, chosen: false)))
      for element in outline.elements {
        used.formUnion((element.attributes["class"] ?? "").split(separator: " ").map(String.init))
      }
    }
    let styled = StyleSheetTests.classes
    #expect(used.subtracting(styled).subtracting(["summary-text"]) == [])
    #expect(styled.subtracting(used) == [])
  }

  @Test func aTextInAnotherLanguageIsMarked() throws {
    let outline = try HTMLOutline(SamplePages.page("type-french-only", Reader(language: .en, chosen: false)))
    let title = try #require(outline["h1"].first)
    #expect(title.text == "Interroger des données en SQL")
    let marked = outline["bdi"].filter { $0.text == title.text }
    #expect(!marked.isEmpty && marked.allSatisfy { $0.language == "fr" })
    let french = try HTMLOutline(SamplePages.page("type-french-only", Reader(language: .fr, chosen: false)))
    #expect(french["bdi"].allSatisfy { $0.attributes["lang"] == nil })
  }

  @Test(arguments: Language.allCases) func theCredentialPageSaysWhatAnEmployerAsks(_ language: Language) throws {
    let outline = try HTMLOutline(SamplePages.page("credential-valid", Reader(language: language, chosen: false)))
    let isFrench = language == .fr
    for words in [
      isFrench ? "Valide et intacte" : "Valid and intact", "Camille Moreau-Étchegaray",
      "Institut des métiers de la Loire", "820\u{A0}123\u{A0}456\u{A0}00015", "France",
      isFrench ? "12 mai 2026" : "12 May 2026", "Saint-Étienne", isFrench ? "35 heures" : "35 hours",
      isFrench ? "1,5 crédit ECTS" : "1.5 ECTS credits", "4 sur 8".isEmpty ? "" : (isFrench ? "4 sur 8" : "4 of 8"),
      "Acquis, avec les félicitations", isFrench ? "Épreuve pratique" : "Practical examination",
      isFrench ? "identité contrôlée" : "identity checked", "Qualiopi", "H2913",
      isFrench ? "Sur place" : "On site",
    ] {
      #expect(outline.text.contains(words), "\(words)")
    }
    // Criteria and checks are folded, and there.
    #expect(outline["details"].count > 6)
    #expect(outline["details"].allSatisfy { $0.attributes["open"] == nil })
    #expect(outline["meta"].contains { $0.attributes["content"] == "noindex, nofollow" })
    #expect(outline["svg"].contains { $0.attributes["role"] == "img" })
    let linkedIn = try #require(
      outline["a"].compactMap { $0.attributes["href"] }.first { $0.contains("linkedin.com") })
    #expect(linkedIn.hasPrefix("https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&name="))
    for part in [
      "organizationName=Institut%20des%20m%C3%A9tiers%20de%20la%20Loire", "issueYear=2026", "issueMonth=5",
      "expirationYear=2029", "expirationMonth=5",
      "certUrl=https%3A%2F%2Fattestations.institut-loire.example%2Fcredentials%2Factive",
      "certId=5f0c9a8e-2d51-4c3b-9a77-0b1f2c3d4e5f",
    ] {
      #expect(linkedIn.contains(part), "\(part)")
    }
  }

  @Test(arguments: Language.allCases) func bothFormsAreOfferedInPlainWords(_ language: Language) throws {
    let outline = try HTMLOutline(SamplePages.page("credential-valid", Reader(language: language, chosen: false)))
    let downloads = outline["a"].filter { $0.attributes["download"] != nil }
    let address = SiteAddress(.credential(Sample.secret("active"))).text
    #expect(downloads.compactMap { $0.attributes["href"] } == [address + ".jwt", address + ".sd-jwt"])
    let names = ["soudure-tig-initiation.jwt", "soudure-tig-initiation.sd-jwt"]
    #expect(downloads.compactMap { $0.attributes["download"] } == names)
    // Told apart by their words alone, without the jargon of the trade.
    let texts = Texts.in(language).credential
    #expect(downloads.map(\.text) == [texts.badge.label, texts.wallet.label])
    #expect(outline["h3"].contains { $0.text == texts.downloads })
    #expect(outline.text.contains(texts.badge.hint) && outline.text.contains(texts.wallet.hint))
    for word in ["JWT", "Open Badges", "SD-JWT", "JSON"] {
      #expect(!(texts.badge.hint + texts.wallet.hint).contains(word), "\(word)")
    }
  }

  @Test(arguments: CredentialForm.allCases) func theVerifyPageTakesEveryForm(_ form: CredentialForm) throws {
    for language in Language.allCases {
      let outline = try HTMLOutline(SamplePages.page("verify", Reader(language: language, chosen: false)))
      let accepted = try #require(outline.element(id: "file")?.attributes["accept"])
      #expect(accepted.split(separator: ",").contains { $0 == form.suffix })
      #expect(outline.element(id: "file-hint")?.text.contains(form.suffix) == true)
    }
  }

  @Test(arguments: CredentialForm.allCases) func onlyFormsThatExistAreOffered(_ form: CredentialForm) throws {
    var view = Sample.credential()
    view.forms = [form]
    let page = CredentialPage(
      credential: CheckedCredential(
        page: Sample.secret("a"), view: view, report: Sample.report(), checkedAt: Sample.now),
      siteName: "Palier", publicAddress: PublicAddress("http://localhost:8080")!,
      reader: Reader(language: .fr, chosen: false)
    ).document.bytes()
    let downloads = try HTMLOutline(String(decoding: page, as: UTF8.self))["a"].compactMap { link in
      link.attributes["download"] == nil ? nil : link.attributes["href"]
    }
    #expect(downloads == [SiteAddress(.form(form, Sample.secret("a"))).text])
  }

  @Test(arguments: ["credential-revoked", "credential-expired", "credential-suspended", "credential-replaced"])
  func whatIsNoLongerGoodIsNothingToAddToAProfile(_ name: String) throws {
    let page = SamplePages.page(name, Reader(language: .fr, chosen: false))
    #expect(!page.contains("linkedin.com"))
    #expect(!page.contains("state-good"))
  }

  @Test func aReplacedCredentialLeadsToTheNewOne() throws {
    let outline = try HTMLOutline(SamplePages.page("credential-replaced", Reader(language: .fr, chosen: false)))
    let address = SiteAddress(.credential(Sample.secret("corrected"))).text
    #expect(outline["a"].contains { $0.attributes["href"] == address })
  }

  @Test func theStatementSaysThatNoAuditWasMade() {
    for language in Language.allCases {
      let page = SamplePages.page("accessibility", Reader(language: language, chosen: false))
      #expect(page.contains("RGAA 4.1"))
      #expect(page.contains("axe-core"))
      #expect(page.contains("acces@institut-loire.example"))
      #expect(page.contains(language == .fr ? "non conforme" : "not compliant"))
    }
  }

  @Test func emptyAndMinimalViewsAreShown() throws {
    var view = Sample.credential()
    view.place = nil
    view.grade = nil
    view.validUntil = nil
    view.forms = []
    view.microCredential.supervision = nil
    view.microCredential.prerequisites = nil
    view.microCredential.grading = nil
    view.microCredential.stacking = nil
    view.microCredential.furtherInformation = nil
    view.microCredential.alignments = []
    view.microCredential.tags = []
    view.microCredential.awardedBy.siret = nil
    view.microCredential.level = LevelView(national: .init(framework: "DE", level: "5"), cycle: 1)
    let page = CredentialPage(
      credential: CheckedCredential(page: Sample.secret("a"), view: view, report: nil, checkedAt: Sample.now),
      siteName: "Palier", publicAddress: PublicAddress("http://localhost:8080")!,
      reader: Reader(language: .en, chosen: false)
    ).document.bytes()
    let outline = try HTMLOutline(String(decoding: page, as: UTF8.self))
    #expect(outline.text.contains("not stated"))
    #expect(!outline["a"].contains { $0.attributes["download"] != nil })
    #expect(outline.text.contains("Level 5 of the national framework (Germany)"))
    #expect(outline.text.contains("First cycle of higher education"))
    #expect(outline.text.contains("Cannot be verified at the moment"))
  }
}
