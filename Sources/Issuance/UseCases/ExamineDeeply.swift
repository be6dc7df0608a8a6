import Awarding
import Encodings
import Foundation
import JOSE
import JSONTree
import StatusLists
import Storage
import Verification

/// Verifies again what the folder holds: every form by the product's own verifier and against its award and the
/// journal, every state, entry, list and key. The journal's own chain is the plain examination's work. Changes nothing.
public struct ExamineDeeply: Sendable {
  /// What was looked at, and what is not as it was written.
  public struct Outcome: Sendable {
    public var awards = 0
    public var forms = 0
    public var lists = 0
    /// The first of each kind, at most ``ExamineDeeply/listed``.
    public var faults: [AuditFault] = []
    /// How many there are of each kind.
    public var counts: [String: Int] = [:]

    public var isWhole: Bool { counts.isEmpty }

    mutating func add(_ fault: AuditFault) {
      counts[fault.code, default: 0] += 1
      if faults.count < ExamineDeeply.listed { faults.append(fault) }
    }

    mutating func add(_ other: Outcome) {
      awards += other.awards
      forms += other.forms
      for (code, count) in other.counts { counts[code, default: 0] += count }
      faults += other.faults.prefix(ExamineDeeply.listed - faults.count)
    }
  }

  /// Faults that are named one by one.
  public static let listed = 1000
  private static let pageSize = 2000

  let store: any AwardingStore & AuditStore

  public init(store: any AwardingStore & AuditStore) { self.store = store }

  /// - Parameters:
  ///   - cores: how many pages are verified at the same time.
  ///   - progress: called with how many awards were looked at, of how many.
  public func callAsFunction(
    cores: Int, now: Date, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) async throws -> Outcome {
    var outcome = Outcome()
    for fault in try await store.integrityFaults() { outcome.add(AuditFault("database.damaged", fault)) }
    let keys = try await store.signingKeys()
    try await examine(keys, &outcome)
    for fault in try await store.entryFaults() { outcome.add(fault) }
    try await examineLists(keys, &outcome)

    let documents = FolderDocuments(store: store, institution: try await store.institution(), clock: { now })
    try await documents.refresh()
    let verifier = Verifier(documents: documents)
    let total = try await store.awardCount()
    let states = try await store.journalledStates()
    let known = Dictionary(keys.map { ($0.keyID, $0) }, uniquingKeysWith: { first, _ in first })
    let store = self.store
    var position = 0
    while true {
      let awards = try await store.audit(after: position, limit: Self.pageSize, states: states)
      guard let last = awards.last else { return outcome }
      position = last.position
      let slice = max(1, (awards.count + cores - 1) / max(1, cores))
      let parts = await withTaskGroup(of: Outcome.self) { group in
        for start in stride(from: 0, to: awards.count, by: slice) {
          group.addTask {
            var part = Outcome()
            for award in awards[start..<min(start + slice, awards.count)] {
              await Self.examine(award, by: verifier, known, now, &part)
            }
            return part
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      for part in parts { outcome.add(part) }
      progress(outcome.awards, total)
    }
  }

  private static func examine(
    _ award: AuditedAward, by verifier: Verifier, _ keys: [String: SigningKeyRecord], _ now: Date,
    _ outcome: inout Outcome
  ) async {
    outcome.awards += 1
    for fault in award.faults { outcome.add(fault) }
    for form in award.forms {
      outcome.forms += 1
      func fault(_ code: String) { outcome.add(AuditFault(code, award.id.text)) }
      let report = await verifier.verify(form.text, VerificationOptions(now: now))
      // State and validity are judged elsewhere: here it is whether the bytes are those that were signed.
      let objections = report.checks.filter {
        [.format, .schema, .proof, .issuerKey].contains($0.check) && ($0.outcome == .fail || $0.outcome == .unknown)
      }
      if !objections.isEmpty { fault("form.signature") }
      if let credential = report.credential {
        let says = [credential.id, credential.holder.id, credential.awardedOn]
        if says != [award.id.urn, award.holder.urn, award.awardedOn] { fault("form.contradicts-award") }
      }
      // The key that the row names must be the one that the text names.
      if let named = report.checks.first(where: { $0.check == .issuerKey })?.detail["key"]?.string, named != form.keyID
      {
        fault("form.key-differs")
      }
      guard let key = keys[form.keyID] else {
        fault("key.unknown")
        continue
      }
      // An hour's leeway: forms are sealed after they are prepared, and clocks are set back.
      let leeway: TimeInterval = 3600
      if form.sealedAt < key.createdAt.addingTimeInterval(-leeway)
        || form.sealedAt > (key.retiredAt ?? .distantFuture).addingTimeInterval(leeway)
      {
        fault("key.out-of-its-time")
      }
    }
  }

  /// Every key must be the one that the journal saw made.
  private func examine(_ keys: [SigningKeyRecord], _ outcome: inout Outcome) async throws {
    let made = try await store.journalledKeys()
    for key in keys {
      // Made, and made then.
      if made[key.publicJWK.thumbprint()] != key.createdAt { outcome.add(AuditFault("key.not-journalled", key.keyID)) }
      guard key.compromise == nil else { continue }
      let signer = try? await store.signer(keyID: key.keyID)
      if signer?.publicJWK.thumbprint() != key.publicJWK.thumbprint() {
        outcome.add(AuditFault("key.unreadable", key.keyID))
      }
    }
  }

  /// Every signed list must say what the entries say, and be signed by a key of the folder.
  private func examineLists(_ keys: [SigningKeyRecord], _ outcome: inout Outcome) async throws {
    for list in try await store.allLists() {
      outcome.lists += 1
      guard let text = list.document, list.signedVersion == list.version else { continue }
      let entries: [StatusEntry]
      do { entries = try await store.entries(list.id).entries } catch {
        outcome.add(AuditFault("status.entry-differs", list.id))
        continue
      }
      guard let jws = try? CompactJWS(parsing: text),
        let key = keys.first(where: { $0.keyID == jws.header.keyID }),
        let verification = try? VerificationKey(key.publicJWK), (try? jws.verified(by: verification)) != nil
      else {
        outcome.add(AuditFault("list.signature", list.id))
        continue
      }
      if (try? Self.says(jws.payload, list.kind))
        != Dictionary(uniqueKeysWithValues: entries.map { ($0.index, $0.value) })
      {
        outcome.add(AuditFault("list.differs", list.id))
      }
    }
  }

  /// The entries of a signed list that are not 0.
  private static func says(_ payload: [UInt8], _ kind: ListKind) throws -> [Int: Int] {
    var found: [Int: Int] = [:]
    let json = try JSON(parsing: payload)
    switch kind.format {
    case .bitstring:
      let list = try BitstringStatusList(encoded: json["credentialSubject"]?["encodedList"]?.string ?? "")
      for index in 0..<list.count where list[index] { found[index] = 1 }
    case .token:
      let list = try StatusListToken(json).list
      for index in 0..<list.count where list[index] != 0 { found[index] = Int(list[index]) }
    }
    return found
  }
}
