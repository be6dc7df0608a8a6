import Awarding
import DelimitedText
import Encodings
import Foundation
import Storage

/// The CSV of learners and links for a mail merge: personal data and capabilities, so its owner's alone.
enum LinksFile {
  /// Writes the living awards that `next` gives, page by page; returns how many.
  static func write(
    to path: String, language: Language, address: PublicAddress, at now: Date,
    next: (AwardCursor?) async throws -> [(AwardCursor, AwardRecord)]
  ) async throws -> Int {
    var bytes: [UInt8] = []
    let writer = DelimitedTextWriter(separator: .semicolon)
    bytes.append(contentsOf: [0xEF, 0xBB, 0xBF])
    bytes.append(
      contentsOf: writer.record(
        language == .fr
          ? ["nom", "prénom", "courriel", "identifiant", "microcertification", "état", "lien"]
          : ["family_name", "given_name", "email", "id", "micro_credential", "status", "link"]))
    var count = 0
    var after: AwardCursor?
    while true {
      let page = try await next(after)
      for (cursor, award) in page {
        after = cursor
        guard let personal = award.personal, award.status.isLiving else { continue }
        let learner = personal.learner
        bytes.append(
          contentsOf: writer.record([
            learner.familyName ?? learner.fullName ?? "", learner.givenName ?? "", learner.email ?? "",
            learner.identifier ?? "", award.slug, award.standing(at: now), address.page(personal.page),
          ]))
        count += 1
      }
      if page.count < 500 { break }
    }
    try OutputFile.write(bytes, to: path)
    return count
  }
}
