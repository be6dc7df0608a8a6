/// A place on this site: the only way to make a link, and the way to understand one.
enum SitePath: Hashable, Sendable {
  case catalogue
  /// Without a version: the latest.
  case microCredential(slug: String, version: Int?)
  case organisation(slug: String)
  case didDocument(slug: String)
  case keySet(slug: String)
  case credential(PageSecret)
  case form(CredentialForm, PageSecret)
  case verify
  case register(RegisterSearchForm)
  case registerEntry(code: String, RegisterEntryQuestion)
  case accessibility
  case asset(name: String)
  case statusList(id: String)
  case issuerMetadata(slug: String)
  case typeMetadata(slug: String, version: Int)
  case typeDrawing(slug: String, version: Int, language: String)
  case verifyAPI
  case registerAPI
  case registerEntryAPI(code: String)
  case openAPI
  case live
  case ready
  case metrics

  var route: Route {
    switch self {
    case .catalogue: .catalogue
    case .microCredential: .microCredential
    case .organisation: .organisation
    case .didDocument: .didDocument
    case .keySet: .keySet
    case .credential: .credential
    case .form(.jwt, _): .credentialJWT
    case .form(.sdJWT, _): .credentialSDJWT
    case .verify: .verify
    case .register: .register
    case .registerEntry: .registerEntry
    case .accessibility: .accessibility
    case .asset: .asset
    case .statusList: .statusList
    case .issuerMetadata: .issuerMetadata
    case .typeMetadata: .typeMetadata
    case .typeDrawing: .typeDrawing
    case .verifyAPI: .verifyAPI
    case .registerAPI: .registerAPI
    case .registerEntryAPI: .registerEntryAPI
    case .openAPI: .openAPI
    case .live: .live
    case .ready: .ready
    case .metrics: .metrics
    }
  }

  /// The path, percent-encoded where it has to be, without a query.
  var path: String {
    switch self {
    case .microCredential(let slug, _): "/types/" + PercentEncoding.encode(slug)
    case .organisation(let slug): "/organisations/" + PercentEncoding.encode(slug)
    case .didDocument(let slug): "/organisations/" + PercentEncoding.encode(slug) + "/did.json"
    case .keySet(let slug): "/organisations/" + PercentEncoding.encode(slug) + "/jwks.json"
    case .credential(let page): "/credentials/" + page.text
    case .form(let form, let page): "/credentials/" + page.text + form.suffix
    case .asset(let name): "/assets/" + PercentEncoding.encode(name)
    case .registerEntry(let code, _): "/register/" + PercentEncoding.encode(code)
    case .registerEntryAPI(let code): "/api/v1/register/" + PercentEncoding.encode(code)
    case .statusList(let id): "/status/" + PercentEncoding.encode(id)
    case .issuerMetadata(let slug): "/.well-known/jwt-vc-issuer/organisations/" + PercentEncoding.encode(slug)
    case .typeMetadata(let slug, let version): "/vct/" + PercentEncoding.encode(slug) + "/\(version)"
    case .typeDrawing(let slug, let version, let language):
      "/vct/" + PercentEncoding.encode(slug) + "/\(version)/" + PercentEncoding.encode(language) + ".svg"
    default: route.rawValue
    }
  }

  /// The query that belongs to the place itself.
  var query: [(name: String, value: String)] {
    switch self {
    case .microCredential(_, let version?): [("version", String(version))]
    case .register(let form): form.pairs
    case .registerEntry(_, let question): question.pairs
    default: []
    }
  }

  /// Reads a path as it stands in a request: nothing of this site needs percent-encoding, dots or doubled
  /// slashes, so whatever has them is no place of it.
  init?(parsing path: String) {
    guard path.utf8.first == UInt8(ascii: "/"), path.utf8.count <= 512 else { return nil }
    let parts = path.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { Substring($0) }
    switch (parts.first.map(String.init) ?? "", parts.count) {
    case ("", 1): self = .catalogue
    case ("types", 2):
      guard let slug = Self.slug(parts[1]) else { return nil }
      self = .microCredential(slug: slug, version: nil)
    case ("organisations", 2):
      guard let slug = Self.slug(parts[1]) else { return nil }
      self = .organisation(slug: slug)
    case ("organisations", 3):
      guard let slug = Self.slug(parts[1]) else { return nil }
      switch parts[2] {
      case "did.json": self = .didDocument(slug: slug)
      case "jwks.json": self = .keySet(slug: slug)
      default: return nil
      }
    case ("credentials", 2):
      if let page = PageSecret(parts[1]) {
        self = .credential(page)
        return
      }
      for form in CredentialForm.allCases where parts[1].hasSuffix(form.suffix) {
        guard let page = PageSecret(parts[1].dropLast(form.suffix.count)) else { return nil }
        self = .form(form, page)
        return
      }
      return nil
    case ("assets", 2):
      guard let name = Self.name(parts[1]) else { return nil }
      self = .asset(name: name)
    case ("register", 1): self = .register(RegisterSearchForm())
    case ("register", 2):
      guard let code = Self.name(parts[1]) else { return nil }
      self = .registerEntry(code: code, RegisterEntryQuestion())
    case ("api", 4):
      guard parts[1] == "v1", parts[2] == "register", let code = Self.name(parts[3]) else { return nil }
      self = .registerEntryAPI(code: code)
    case ("status", 2):
      guard let id = Self.name(parts[1]) else { return nil }
      self = .statusList(id: id)
    case (".well-known", 4):
      guard parts[1] == "jwt-vc-issuer", parts[2] == "organisations", let slug = Self.slug(parts[3]) else { return nil }
      self = .issuerMetadata(slug: slug)
    case ("vct", 3):
      guard let slug = Self.slug(parts[1]), let version = Self.version(parts[2]) else { return nil }
      self = .typeMetadata(slug: slug, version: version)
    case ("vct", 4):
      guard let slug = Self.slug(parts[1]), let version = Self.version(parts[2]), parts[3].hasSuffix(".svg"),
        let language = Self.slug(parts[3].dropLast(4))
      else { return nil }
      self = .typeDrawing(slug: slug, version: version, language: language)
    default:
      switch path {
      case Route.verify.rawValue: self = .verify
      case Route.accessibility.rawValue: self = .accessibility
      case Route.verifyAPI.rawValue: self = .verifyAPI
      case Route.registerAPI.rawValue: self = .registerAPI
      case Route.openAPI.rawValue: self = .openAPI
      case Route.live.rawValue: self = .live
      case Route.ready.rawValue: self = .ready
      case Route.metrics.rawValue: self = .metrics
      default: return nil
      }
    }
  }

  /// A version's number: digits without a zero in front.
  static func version(_ text: some StringProtocol) -> Int? {
    guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }), text.utf8.first != 48
    else { return nil }
    return Int(text)
  }

  /// a–z, 0–9 and hyphens, at most 100: what slugs are made of.
  static func slug(_ text: some StringProtocol) -> String? {
    guard (1...100).contains(text.utf8.count),
      text.utf8.allSatisfy({
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
      })
    else { return nil }
    return String(text)
  }

  /// Letters, digits, `-`, `_` and dots that do not come first, at most 100.
  static func name(_ text: some StringProtocol) -> String? {
    guard (1...100).contains(text.utf8.count), text.utf8.first != UInt8(ascii: "."),
      text.utf8.allSatisfy({ PageSecret.isBase64URL($0) || $0 == UInt8(ascii: ".") })
    else { return nil }
    return String(text)
  }
}
