import Fetching
import Foundation
import Register
import RegisterImport
import Storage
import StorageSQL
import Verification

/// Brings the registers up to date: finds the newest exports in the public data set's listing, downloads, checks and
/// imports them.
struct UpdateRegister {
  /// Where France compétences publishes: the resources of its data set on data.gouv.fr.
  static let publicDataSet = "https://www.data.gouv.fr/api/2/datasets/5eebbc067a14b6fecc9c9976/resources/"

  let folder: DataFolder
  /// The address of the listing.
  let source: String
  let allowsLoopback: Bool

  /// How many exports of one register are tried, when one after the other turns out to be damaged.
  private static let attempts = 4
  /// The most pages of a listing.
  private static let pages = 200
  /// The most bytes of a download; the real ones are under 100 MB.
  private static let maximumBytes = 1 << 30

  /// - Parameter force: takes the newest export even where it is held already, or looks implausible.
  func callAsFunction(force: Bool, at now: Date) async throws -> RegisterUpdate {
    let download = try RegisterDownload(folder.layout.registerDownload)
    defer { download.discard() }
    var parts: [RegisterUpdate.Part] = []
    for kind in [RegisterCode.Kind.rncp, .rs] {
      parts.append(RegisterUpdate.Part(kind: kind, outcome: await outcome(kind, force, now, download)))
    }
    let update = RegisterUpdate(at: now, parts: parts)
    try update.write(to: folder.layout.registerUpdate)
    return update
  }

  private func outcome(
    _ kind: RegisterCode.Kind, _ force: Bool, _ now: Date, _ download: RegisterDownload
  ) async -> RegisterUpdate.Outcome {
    do {
      try Task.checkCancellation()
      let held = try folder.register.newestExport(of: kind)
      let published = try await listing(kind)
      // By force what is held is taken again, and never what is older.
      let candidates = PublishedExport.candidates(
        published, of: kind, newerThan: force ? held?.adding(days: -1) : held)
      guard !candidates.isEmpty else {
        guard let held, published.contains(where: { $0.kind == kind }) else { return .nothingPublished }
        return .upToDate(held)
      }
      var passedOver: [any Error] = []
      for candidate in candidates.prefix(Self.attempts) {
        do {
          let (export, summary, reading) = try await take(candidate, force, now, download)
          return .updated(export, summary, reading, passedOver: passedOver.map { Failure($0) })
        } catch let error where Self.mayLieInTheFile(error) {
          try Task.checkCancellation()
          // What was published last of a day may be cut; an older one of it, or of the day before, may be whole.
          passedOver.append(error)
        }
      }
      throw passedOver.first ?? RegisterImportError(.damaged, "no export could be taken")
    } catch {
      return .failed(Failure(error))
    }
  }

  private static func mayLieInTheFile(_ error: any Error) -> Bool {
    switch error {
    case is RegisterImportError: true
    case let error as StorageError: error.code == .registerFewRecords || error.code == .registerFuture
    case let error as DocumentFailure: error.code != .cannotKeep
    default: false
    }
  }

  private func listing(_ kind: RegisterCode.Kind) async throws -> [PublishedExport] {
    var limits = FetchLimits()
    limits.maximumBytes = DataSetListing.maximumBytes
    limits.timeLimit = .seconds(120)
    let fetcher = Fetcher(rules: AddressRules(allowLoopback: allowsLoopback), limits: limits)
    var next: String? = first(kind)
    var exports: [PublishedExport] = []
    var asked: Set<String> = []
    while let address = next, asked.count < Self.pages, asked.insert(address).inserted {
      let page = try await fetcher.document(
        at: address, accept: "application/json", maximumBytes: DataSetListing.maximumBytes)
      let listing = try DataSetListing(page.bytes)
      exports += listing.exports
      next = listing.nextPage
    }
    return exports
  }

  /// A listing that comes in pages is asked for what matters only: thousands of files lie in the data set.
  private func first(_ kind: RegisterCode.Kind) -> String {
    guard source.hasSuffix("/resources/") else { return source }
    return source + "?page_size=100&q=export-fiches-\(kind.rawValue)-v"
  }

  private func take(
    _ published: PublishedExport, _ force: Bool, _ now: Date, _ download: RegisterDownload
  ) async throws -> (OfficialExport, RegisterImportSummary, ExportReading) {
    let fetcher = Fetcher(rules: AddressRules(allowLoopback: allowsLoopback))
    let check = try download.begin(published)
    _ = try await fetcher.download(
      published.address, accept: "application/zip, application/xml, */*", maximumBytes: Self.maximumBytes,
      timeLimit: .seconds(1800)
    ) { chunk throws(DocumentFailure) in try check.take(chunk) }
    try check.finish()
    let export = try OfficialExport.open(download.path, named: published.title, exportedOn: published.day)
    let taken = try await TakeExport(register: folder.register, kind: published.kind)([export], force: force, at: now)
    return (export, taken[0].summary, taken[0].reading)
  }
}
