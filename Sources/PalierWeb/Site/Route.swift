/// Every address that this server answers, as a pattern. Routes are registered from here and links are made from
/// here, so that the two cannot drift apart; logs and metrics name requests by the pattern alone.
enum Route: String, CaseIterable, Sendable {
  case catalogue = "/"
  case microCredential = "/types/{slug}"
  case organisation = "/organisations/{slug}"
  case didDocument = "/organisations/{slug}/did.json"
  case keySet = "/organisations/{slug}/jwks.json"
  case credential = "/credentials/{page}"
  case credentialJWT = "/credentials/{page}.jwt"
  case credentialSDJWT = "/credentials/{page}.sd-jwt"
  case verify = "/verify"
  case register = "/register"
  case registerEntry = "/register/{code}"
  case accessibility = "/accessibility"
  case asset = "/assets/{name}"
  case statusList = "/status/{id}"
  case issuerMetadata = "/.well-known/jwt-vc-issuer/organisations/{slug}"
  case typeMetadata = "/vct/{slug}/{version}"
  case typeDrawing = "/vct/{slug}/{version}/{language}.svg"
  case verifyAPI = "/api/v1/verify"
  case registerAPI = "/api/v1/register"
  case registerEntryAPI = "/api/v1/register/{code}"
  case openAPI = "/api/openapi.json"
  case live = "/health/live"
  case ready = "/health/ready"
  case metrics = "/metrics"

  /// Whom an address serves: decides its error form, its headers and its middleware.
  enum Audience: Sendable {
    /// People: pages and their assets.
    case pages
    /// Other programs, in browsers too: keys, status lists, signed forms.
    case documents
    /// Developers: the API and its description.
    case api
    /// The operator: health and metrics.
    case operations
  }

  var audience: Audience {
    switch self {
    case .catalogue, .microCredential, .organisation, .credential, .verify, .register, .registerEntry, .accessibility,
      .asset:
      .pages
    case .didDocument, .keySet, .credentialJWT, .credentialSDJWT, .statusList, .issuerMetadata, .typeMetadata,
      .typeDrawing:
      .documents
    case .verifyAPI, .registerAPI, .registerEntryAPI, .openAPI: .api
    case .live, .ready, .metrics: .operations
    }
  }

  /// The methods that are answered, as the `Allow` header lists them.
  var methods: [String] {
    switch self {
    case .verify: ["GET", "HEAD", "POST"]
    case .verifyAPI: ["POST"]
    default: ["GET", "HEAD"]
    }
  }

  /// Addresses that are a capability, or lead to one: never indexed, never cached by others.
  var isSecret: Bool { self == .credential || self == .credentialJWT || self == .credentialSDJWT }

  /// The route of a path that the router did not answer, to tell a wrong method from a wrong address.
  init?(matching path: String) {
    guard let found = SitePath(parsing: path) else { return nil }
    self = found.route
  }
}
