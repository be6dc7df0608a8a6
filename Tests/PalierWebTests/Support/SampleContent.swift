import Encodings
import Foundation
import Synchronization

@testable import PalierWeb

/// The port in memory, with a hand on everything that may change.
final class SampleContent: SiteContent {
  struct Fault: Error {}

  struct State {
    var credentials: [PageSecret: CredentialView] = [:]
    var tokens: [PageSecret: UInt64] = [:]
    var types = [Sample.welding, Sample.data, Sample.care]
    var organisation = Sample.organisation
    var isBroken = false
    var isReady = true
    /// How often each method was called.
    var calls: [String: Int] = [:]
  }

  let state: Mutex<State>
  /// Others may run in the middle of every look-up of a credential.
  private let givesWay: Bool

  init(
    _ credentials: [PageSecret: CredentialView] = [SampleContent.page: Sample.credential()], givingWay: Bool = false
  ) {
    givesWay = givingWay
    state = Mutex(State(credentials: credentials, tokens: credentials.mapValues { _ in 1 }))
  }

  static let page = Sample.secret("active")

  func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }

  /// What an erased and a withdrawn award leave: nothing.
  func remove(_ page: PageSecret) {
    change { state in
      state.tokens[page] = nil
      state.credentials[page] = nil
    }
  }

  func calls(_ name: String) -> Int { state.withLock { $0.calls[name, default: 0] } }

  var allCalls: [String: Int] { state.withLock { $0.calls } }

  private func giveWay() async {
    guard givesWay else { return }
    for _ in 0..<3 { await Task.yield() }
  }

  private func read<Value>(_ name: String, _ body: (State) -> Value) throws -> Value {
    try state.withLock { state in
      state.calls[name, default: 0] += 1
      if state.isBroken { throw Fault() }
      return body(state)
    }
  }

  func catalogue() async throws -> CatalogueView {
    try read("catalogue") {
      CatalogueView(organisations: [$0.organisation], entries: $0.types.map(Sample.entry))
    }
  }

  func microCredential(slug: String, version: Int?) async throws -> MicroCredentialView? {
    try read("microCredential") { state in
      guard var view = state.types.first(where: { $0.slug == slug }) else { return nil }
      guard let version else { return view }
      guard view.versions.contains(version) else { return nil }
      view.version = version
      return view
    }
  }

  func organisation(slug: String) async throws -> OrganisationPageView? {
    try read("organisation") { state in
      guard slug == state.organisation.slug else { return nil }
      return OrganisationPageView(organisation: state.organisation, entries: state.types.map(Sample.entry))
    }
  }

  func changeToken(of page: PageSecret) async throws -> ChangeToken? {
    await giveWay()
    return try read("changeToken") { $0.tokens[page].map(ChangeToken.init) }
  }

  func credential(at page: PageSecret) async throws -> CredentialView? {
    await giveWay()
    return try read("credential") { $0.credentials[page] }
  }

  func form(_ form: CredentialForm, at page: PageSecret) async throws -> PublishedDocument? {
    await giveWay()
    return try read("form") { state in
      state.credentials[page].map {
        PublishedDocument(
          bytes: Array("eyJhbGciOiJFZERTQSJ9.e30.\($0.awardID)\(form == .jwt ? "" : "~")".utf8),
          contentType: form == .jwt ? "application/jwt" : "application/dc+sd-jwt",
          fileName: $0.microCredential.slug + "." + form.rawValue)
      }
    }
  }

  func didDocument(organisation slug: String) async throws -> PublishedDocument? {
    try read("didDocument") { state in
      slug == state.organisation.slug
        ? PublishedDocument(
          bytes: Array("{\"id\":\"\(state.organisation.did)\"}".utf8), contentType: "application/did+json",
          maxAge: 300) : nil
    }
  }

  func keySet(organisation slug: String) async throws -> PublishedDocument? {
    try read("keySet") { state in
      slug == state.organisation.slug
        ? PublishedDocument(bytes: Array("{\"keys\":[]}".utf8), contentType: "application/jwk-set+json", maxAge: 300)
        : nil
    }
  }

  func statusList(id: String) async throws -> PublishedDocument? {
    try read("statusList") { _ in
      id == "3"
        ? PublishedDocument(
          bytes: Array("eyJ.list".utf8), contentType: "application/vc+jwt", etag: "v7", maxAge: 30) : nil
    }
  }

  func issuerMetadata(organisation slug: String) async throws -> PublishedDocument? {
    try read("issuerMetadata") { state in
      slug == state.organisation.slug
        ? PublishedDocument(bytes: Array("{\"issuer\":\"x\"}".utf8), contentType: "application/json", maxAge: 300) : nil
    }
  }

  func typeMetadata(slug: String, version: Int) async throws -> PublishedDocument? {
    try read("typeMetadata") { state in
      state.types.contains { $0.slug == slug && $0.version == version }
        ? PublishedDocument(bytes: Array("{\"vct\":\"x\"}".utf8), contentType: "application/json", maxAge: 86_400) : nil
    }
  }

  func typeDrawing(slug: String, version: Int, language: Language) async throws -> PublishedDocument? {
    try read("typeDrawing") { state in
      state.types.contains { $0.slug == slug && $0.version == version }
        ? PublishedDocument(bytes: Array("<svg/>".utf8), contentType: "image/svg+xml", maxAge: 86_400) : nil
    }
  }

  func health() async throws -> SiteHealth {
    try read("health") { SiteHealth(parts: [.init(name: "database", isReady: $0.isReady)]) }
  }
}
