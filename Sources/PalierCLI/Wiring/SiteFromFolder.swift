import Awarding
import Crypto
import Encodings
import Foundation
import Issuance
import JSONTree
import PalierWeb
import Storage
import StorageSQL

#if PLANTED_DEFECT
  import Synchronization
#endif

/// What the web side shows, read from a data folder.
struct SiteFromFolder: SiteContent {
  let folder: DataFolder
  let identity: IssuerIdentity
  let clock: @Sendable () -> Date

  init(folder: DataFolder, institution: Institution, clock: @escaping @Sendable () -> Date) {
    self.folder = folder
    identity = IssuerIdentity(institution)
    self.clock = clock
  }

  func catalogue() async throws -> CatalogueView {
    CatalogueView(
      organisations: [DefinitionViews.organisation(identity)],
      entries: try await latest().map { DefinitionViews.entry($0) })
  }

  func microCredential(slug: String, version: Int?) async throws -> MicroCredentialView? {
    let all = try await folder.definitions().filter { $0.slug == slug }
    guard let found = version.map({ wanted in all.first { $0.version == wanted } }) ?? all.last else { return nil }
    var view = DefinitionViews.view(found, versions: all.map(\.version), identity: identity)
    view.registerStanding = standing(of: found.definition)
    return view
  }

  /// Whether the register names this organisation for what a definition says that it is, today.
  private func standing(of definition: Definition) -> RegisterStanding {
    let today = LocalDay.of(clock())
    guard
      let days = try? AwardDays(definition, by: identity.institution.organisation, register: folder.register),
      let ruling = try? days.ruling(on: today)
    else { return .notChecked }
    switch ruling {
    case .regular: return .named(export: days.export, hasEnded: false)
    case .minded(let finding): return finding.isNotice ? .named(export: days.export, hasEnded: true) : .notChecked
    case .refused: return .contradicted
    }
  }

  func organisation(slug: String) async throws -> OrganisationPageView? {
    guard slug == identity.institution.organisation.slug else { return nil }
    return OrganisationPageView(
      organisation: DefinitionViews.organisation(identity),
      entries: try await latest().map { DefinitionViews.entry($0) })
  }

  func changeToken(of page: PalierWeb.PageSecret) async throws -> ChangeToken? {
    guard let secret = try? Storage.PageSecret(page.text) else { return nil }
    return try await absentAsNil { try await folder.changeToken(page: secret) }.map { ChangeToken($0) }
  }

  func credential(at page: PalierWeb.PageSecret) async throws -> CredentialView? {
    guard let award = try await award(page), let personal = award.personal else { return nil }
    guard let shown = try await microCredential(slug: award.slug, version: award.version) else { return nil }
    let state: CredentialState
    switch award.status {
    case .active: state = .active
    case .suspended: state = .suspended
    case .revoked: state = .revoked
    case .replaced:
      var successor: PalierWeb.PageSecret?
      if let id = award.replacedBy, let next = try await absentAsNil({ try await folder.award(id) }) {
        successor = next.personal.flatMap { PalierWeb.PageSecret($0.page.text) }
      }
      state = .replaced(by: successor)
    }
    // What is no longer in force gets no further form: only what was made with it can be had.
    var forms: [PalierWeb.CredentialForm] = []
    for form in PalierWeb.CredentialForm.allCases {
      if award.status.isLiving { forms.append(form) } else if try await isThere(form, award) { forms.append(form) }
    }
    return CredentialView(
      awardID: award.id.text, microCredential: shown, holder: personal.learner.displayName,
      awardedOn: award.awardedOn, place: personal.place, grade: personal.grade, validUntil: award.validUntil,
      state: state, forms: forms)
  }

  func form(_ form: PalierWeb.CredentialForm, at page: PalierWeb.PageSecret) async throws -> PublishedDocument? {
    guard let award = try await award(page) else { return nil }
    // A form that was not made with its award is made when its holder asks for it.
    let sealed = try await absentAsNil {
      try await IssueForm(store: folder)(Self.kept(form), of: award.id, actor: "server", now: clock())
    }
    guard let sealed else { return nil }
    return PublishedDocument(
      bytes: Array(sealed.text.utf8), contentType: form == .jwt ? "application/jwt" : "application/dc+sd-jwt",
      maxAge: 0, fileName: "\(award.slug)-\(award.id.text.prefix(8)).\(form.rawValue)")
  }

  func didDocument(organisation slug: String) async throws -> PublishedDocument? {
    guard slug == identity.institution.organisation.slug else { return nil }
    let json = identity.document(try await folder.signingKeys().published)
    return document(json.serialized(), "application/did+json", maxAge: 300)
  }

  func keySet(organisation slug: String) async throws -> PublishedDocument? {
    guard slug == identity.institution.organisation.slug else { return nil }
    let json = identity.keySet(try await folder.signingKeys().published)
    return document(json.serialized(), "application/jwk-set+json", maxAge: 300)
  }

  func statusList(id: String) async throws -> PublishedDocument? {
    #if PLANTED_DEFECT
      if PlantedDefect.chosen == .listFromMemory, let first = Self.firstLists.withLock({ $0[id] }) { return first }
    #endif
    let list = try await absentAsNil {
      try await PublishStatusLists(store: folder).current(id, actor: "server", now: clock())
    }
    guard let list, let text = list.document else { return nil }
    let answer = document(Array(text.utf8), PublishStatusLists.mediaType(list), maxAge: 30)
    #if PLANTED_DEFECT
      Self.firstLists.withLock { if $0[id] == nil { $0[id] = answer } }
    #endif
    return answer
  }

  #if PLANTED_DEFECT
    private static let firstLists = Mutex<[String: PublishedDocument]>([:])
  #endif

  func issuerMetadata(organisation slug: String) async throws -> PublishedDocument? {
    guard slug == identity.institution.organisation.slug else { return nil }
    let json = identity.issuerMetadata(try await folder.signingKeys().published)
    return document(json.serialized(), "application/json", maxAge: 300)
  }

  func typeMetadata(slug: String, version: Int) async throws -> PublishedDocument? {
    let published = try await absentAsNil { try await folder.definition(slug, version: version) }
    guard let published else { return nil }
    let json = TypeMetadataDocument.json(of: published, identity: identity)
    return document(json.serialized(), "application/json", maxAge: 86_400)
  }

  func typeDrawing(slug: String, version: Int, language: Language) async throws -> PublishedDocument? {
    let published = try await absentAsNil { try await folder.definition(slug, version: version) }
    guard let published else { return nil }
    return document(Array(TypeRendering.svg(of: published, in: language).utf8), "image/svg+xml", maxAge: 86_400)
  }

  func health() async throws -> SiteHealth {
    let isBehind = try await folder.isBehind()
    var parts = [
      SiteHealth.Part(name: "store", isReady: true),
      SiteHealth.Part(name: "high-water-mark", isReady: !isBehind),
    ]
    // Old registers are told with every answer, and keep no page from working.
    if try await !folder.register.isEmpty {
      let exports = try await RegisterFromFolder(register: folder.register).newestExports()
      let days = exports.map { "\($0.key.rawValue.uppercased()) \($0.value.iso)" }.sorted().joined(separator: ", ")
      let last = LastRegisterUpdate(folder.layout.registerUpdate)?.words
      parts.append(
        SiteHealth.Part(
          name: "register", isReady: true, detail: "newest exports: \(days)" + (last.map { "; " + $0 } ?? "")))
    }
    return SiteHealth(parts: parts)
  }

  private static func kept(_ form: PalierWeb.CredentialForm) -> Storage.CredentialForm {
    switch form {
    case .jwt: .openBadgeJWT
    case .sdJWT: .sdJWTVC
    }
  }

  private func isThere(_ form: PalierWeb.CredentialForm, _ award: AwardRecord) async throws -> Bool {
    try await absentAsNil { try await folder.form(Self.kept(form), of: award.id) } != nil
  }

  private func award(_ page: PalierWeb.PageSecret) async throws -> AwardRecord? {
    guard let secret = try? Storage.PageSecret(page.text) else { return nil }
    return try await absentAsNil { try await folder.award(page: secret) }
  }

  /// What is not there is nil; what cannot be known is thrown.
  private func absentAsNil<T>(_ body: () async throws -> T) async throws -> T? {
    do { return try await body() } catch let error as StorageError
      where [.pageNotFound, .awardNotFound, .definitionNotFound, .listNotFound, .formNotFound, .erased, .moveRefused]
      .contains(error.code)
    { return nil }
  }

  private func latest() async throws -> [PublishedDefinition] {
    var newest: [String: PublishedDefinition] = [:]
    for published in try await folder.definitions() { newest[published.slug] = published }
    return newest.values.sorted { $0.slug < $1.slug }
  }

  private func document(_ bytes: [UInt8], _ type: String, maxAge: Int) -> PublishedDocument {
    let digest = SHA256.hash(data: bytes)
    return PublishedDocument(
      bytes: bytes, contentType: type, etag: Base64URL.encode(Array(digest.prefix(12))), maxAge: maxAge)
  }
}
