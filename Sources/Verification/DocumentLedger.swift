import Foundation

/// The documents of one verification: what was at hand, what has been fetched, what is still wanted.
///
/// Judging is synchronous and may be repeated: a document that is not there yet is noted as wanted and answered
/// with `.pending`; the verifier fetches what was noted and judges again. So the hot path, where everything is
/// at hand, never suspends, and every rule is a plain function.
final class DocumentLedger {
  struct Wanted: Sendable {
    let address: String
    let accept: String
    let maximumBytes: Int
  }

  private struct Known: Sendable {
    let address: String
    var answer: Result<FetchedDocument, DocumentFailure>
    var isFetched: Bool
  }

  private let source: any DocumentSource
  private let mayFetch: Bool
  private let maximumFetches: Int
  private var fetches = 0
  // A handful of addresses: scanning beats hashing.
  private var known: [Known] = []
  private(set) var wanted: [Wanted] = []

  /// What cannot be renewed, a copy or anything offline, is too old to be used from before this instant.
  private let staleBefore: Date
  /// The key documents that were used.
  private(set) var keyDocuments: [FetchedDocument] = []

  init(source: any DocumentSource, mayFetch: Bool, maximumFetches: Int, staleBefore: Date = .distantPast) {
    self.staleBefore = staleBefore
    self.source = source
    self.mayFetch = mayFetch
    self.maximumFetches = maximumFetches
  }

  /// Answers the document, without its fragment.
  /// - Throws: the source's failure, `.offline` when nothing may be fetched, `.limitReached`, or `.pending`.
  func document(
    _ url: String, accept: String, maximumBytes: Int
  ) throws(DocumentFailure) -> FetchedDocument {
    let address = url.utf8.contains(UInt8(ascii: "#")) ? String(url.prefix { $0 != "#" }) : url
    for entry in known where entry.address == address { return try entry.answer.get() }
    // A copy that somebody handed on waits until its source could not be asked.
    if let found = source.documentAtHand(address, maximumBytes: maximumBytes), !found.isCopy || !mayFetch {
      try refuseStale(found, address)
      known.append(Known(address: address, answer: .success(found), isFetched: false))
      return found
    }
    guard mayFetch else {
      throw DocumentFailure(.offline, "nothing is fetched offline, and no copy of \(address) is at hand")
    }
    try want(address, accept, maximumBytes)
    throw .pending
  }

  /// Whether a document can be had anew: a list that is over by its own dates is no answer then.
  func canRenew(_ document: FetchedDocument) -> Bool { mayFetch && !document.isCopy }

  /// Notes that keys were taken from a document.
  func noteKeys(from document: FetchedDocument) { keyDocuments.append(document) }

  private func refuseStale(_ document: FetchedDocument, _ address: String) throws(DocumentFailure) {
    guard canRenew(document) || document.fetchedAt >= staleBefore else {
      throw DocumentFailure(.stale, "the copy of \(address) is older than the verifier allows")
    }
  }

  /// Answers the document fetched anew where a copy at hand turned out to be too old by what it says itself; the
  /// same copy where nothing may be fetched or it has been fetched already.
  func renewed(
    _ document: FetchedDocument, at url: String, accept: String, maximumBytes: Int
  ) throws(DocumentFailure) -> FetchedDocument {
    let address = url.utf8.contains(UInt8(ascii: "#")) ? String(url.prefix { $0 != "#" }) : url
    guard mayFetch, known.contains(where: { $0.address == address && !$0.isFetched }) else { return document }
    try want(address, accept, maximumBytes)
    throw .pending
  }

  private func want(
    _ address: String, _ accept: String, _ maximumBytes: Int
  ) throws(DocumentFailure) {
    if wanted.contains(where: { $0.address == address }) { return }
    guard fetches < maximumFetches else {
      throw DocumentFailure(.limitReached, "this verification has asked for \(fetches) documents already")
    }
    fetches += 1
    wanted.append(Wanted(address: address, accept: accept, maximumBytes: maximumBytes))
  }

  /// Fetches everything that is wanted, at once.
  func fetchWanted() async {
    let asked = wanted
    wanted = []
    let source = source
    let answers = await withTaskGroup(
      of: Known.self, returning: [Known].self
    ) { group in
      for item in asked {
        group.addTask {
          let answer: Result<FetchedDocument, DocumentFailure>
          do throws(DocumentFailure) {
            answer = .success(
              try await source.document(
                at: item.address, accept: item.accept, maximumBytes: item.maximumBytes))
          } catch {
            answer = .failure(error)
          }
          return Known(address: item.address, answer: answer, isFetched: true)
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    for var answer in answers {
      if case .success(let document) = answer.answer {
        do throws(DocumentFailure) { try refuseStale(document, answer.address) } catch {
          answer.answer = .failure(error)
        }
      }
      guard let position = known.firstIndex(where: { $0.address == answer.address }) else {
        known.append(answer)
        continue
      }
      // A copy that could not be renewed stays what it is.
      known[position].isFetched = true
      if case .success = answer.answer { known[position].answer = answer.answer }
    }
  }
}

extension DocumentFailure {
  /// Not fetched yet in this round of judging; never seen outside.
  static let pending = DocumentFailure(Code(rawValue: "pending"), "not fetched yet")
}
