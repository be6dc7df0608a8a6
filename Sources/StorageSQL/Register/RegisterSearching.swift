import Encodings
import Foundation
import Register
import Storage

extension RegisterFile {
  public func search(_ query: RegisterQuery) async throws -> [RegisterHit] {
    let codes = Self.codes(meantBy: query.words)
    let match = codes.isEmpty ? SearchWords(query.words).match : nil
    // What holds no word that could be looked for is found nowhere; what holds nothing asks for all.
    guard match != nil || !codes.isEmpty || query.words.allSatisfy(\.isWhitespace) else { return [] }
    let corrections = Dictionary(grouping: try corrections(nil), by: \.code)
    return try await read { sql in
      var conditions: [String] = []
      var values: [SQLValue] = []
      func add(_ condition: String, _ value: SQLValue) {
        values.append(value)
        conditions.append(condition.replacing("?", with: "$\(values.count)"))
      }
      if let match { add("words MATCH ?", .text(match)) }
      if !codes.isEmpty {
        let keys = codes.map { String(RegisterKey.number($0)) }.joined(separator: ", ")
        conditions.append("record.number IN (\(keys))")
      }
      if let kind = query.kind { add("record.number & 1 = ?", .integer(kind == .rs ? 1 : 0)) }
      if let level = query.level { add("record.level = ?", .integer(level)) }
      if let day = query.activeAt {
        add("(record.ends IS NULL OR record.ends >= ?)", .integer(day.dayNumber))
        // As `show` answers: from a register's newest export on as that says, for days before by the record's dates.
        let each = try [RegisterCode.Kind.rncp, .rs].map { kind in
          let newest = try Self.lastWholeExport(of: kind, sql) ?? Self.lastExport(of: kind, sql)
          return newest.map { day.dayNumber >= $0 } ?? true
            ? "record.is_active IS NOT 0"
            : "((record.is_active = 1 OR record.ends IS NOT NULL)"
              + " AND (record.starts IS NULL OR record.starts <= \(day.dayNumber)))"
        }
        conditions.append("CASE record.number & 1 WHEN 0 THEN \(each[0]) ELSE \(each[1]) END")
      }
      for code in [query.rome, query.nsf].compactMap(\.self) {
        add("record.number IN (SELECT record FROM nomenclature WHERE code = ?)", .text(code))
      }
      if let siren = query.siren {
        add(
          "record.number IN (SELECT record FROM body WHERE is_body = 1 AND siren = ?)", .integer(Int(siren.text) ?? 0))
      }
      if let hasBlocks = query.hasBlocks { conditions.append(hasBlocks ? "record.blocks > 0" : "record.blocks = 0") }
      values.append(.integer(min(max(query.limit, 1), 1000)))
      values.append(.integer(max(query.offset, 0)))
      let source = match == nil ? "record" : "words JOIN record ON record.number = words.rowid"
      // Titles count most; what is registered comes before what was.
      let order =
        match == nil
        ? "record.is_active IS NOT 1, record.number"
        : "bm25(words, 10.0, 6.0, 2.0, 3.0) - 3.0 * (record.is_active IS 1), record.number"
      let day =
        try query.activeAt
        ?? [RegisterCode.Kind.rncp, .rs].compactMap { try Self.lastExport(of: $0, sql) }.max().map {
          CalendarDate(dayNumber: $0)
        } ?? .latest
      return try sql.all(
        SQL(
          stringLiteral: """
            SELECT record.number, record.title, record.abbreviation, record.is_active, record.ends, record.level
            FROM \(source)\(conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND "))
            ORDER BY \(order) LIMIT $\(values.count - 1) OFFSET $\(values.count)
            """), values
      ).compactMap { row -> RegisterHit? in
        guard let code = RegisterKey.code(try row.integer(0)) else { return nil }
        let hit = RegisterHit(
          code: code, title: try row.text(1), abbreviation: try row.optionalText(2),
          isActive: try row.optionalInteger(3).map { $0 == 1 },
          end: try row.optionalInteger(4).map { CalendarDate(dayNumber: $0) }, level: try row.optionalInteger(5))
        guard let own = corrections[code] else { return hit }
        // A record that the operator corrects is registered as he says.
        if let active = query.activeAt,
          let statement = try Self.statement(code, active, parts: [.facts], sql)?.corrected(by: own, at: active),
          statement.state(at: active).isRegistered == false
        {
          return nil
        }
        return hit.corrected(by: own, at: day)
      }
    }
  }
}

extension RegisterFile {
  /// The fiches that a text names by their code or bare number; empty for words.
  private static func codes(meantBy text: String) -> [RegisterCode] {
    do { return [try RegisterCode(text).fiche] } catch {
      guard error.code == .registerMissing, let number = Int(text.filter { !$0.isWhitespace }) else { return [] }
      return [RegisterCode.fiche(.rncp, number), .fiche(.rs, number)].compactMap(\.self)
    }
  }
}

/// The words that somebody looks for, as the full-text index understands them.
struct SearchWords {
  /// nil where there is no word.
  let match: String?

  /// What the trade calls one thing by several names: each of a group finds the others.
  private static let synonyms: [[String]] = [
    [
      "microcertification", "microcertifications", "micro certification", "microcertificat", "micro certificat",
      "microcredit", "micro credit", "microqualification", "micro qualification", "microcredential",
    ],
    ["tp", "titre professionnel"], ["bts", "brevet de technicien superieur"],
    ["but", "bachelor universitaire de technologie"], ["cap", "certificat d aptitude professionnelle"],
    ["bac pro", "baccalaureat professionnel"], ["bp", "brevet professionnel"],
    ["cqp", "certificat de qualification professionnelle"], ["cda", "concepteur developpeur d applications"],
    ["dwwm", "developpeur web et web mobile"],
    ["deust", "diplome d etudes universitaires scientifiques et techniques"],
    ["vae", "validation des acquis"], ["ia", "intelligence artificielle"],
    ["rh", "ressources humaines"], ["hse", "hygiene securite environnement"], ["btp", "batiment travaux publics"],
    ["sst", "sauveteur secouriste du travail"], ["fle", "francais langue etrangere"],
    ["ccp", "certificat de competences professionnelles"],
  ]

  private static let littleWords: Set<String> = [
    "a", "au", "aux", "d", "dans", "de", "des", "du", "en", "et", "l", "la", "le", "les", "ou", "par", "pour", "sur",
    "un",
    "une",
  ]

  init(_ text: String) {
    // Apostrophes part words, as the index parts them.
    let words = text.prefix(400).lowercased().split { !$0.isLetter && !$0.isNumber }.map { Self.folded(String($0)) }
    guard !words.isEmpty else {
      match = nil
      return
    }
    let whole = " " + words.joined(separator: " ") + " "
    var taken = Set<Int>()
    var terms: [String] = []
    for group in Self.synonyms {
      for name in group where whole.contains(" " + name + " ") {
        let parts = name.split(separator: " ").map(String.init)
        guard
          let start = words.indices.first(where: { start in
            start + parts.count <= words.count && Array(words[start..<start + parts.count]) == parts
              && taken.isDisjoint(with: start..<start + parts.count)
          })
        else { continue }
        taken.formUnion(start..<start + parts.count)
        terms.append("(" + group.map { "\"\($0)\"" }.joined(separator: " OR ") + ")")
        break
      }
    }
    // Little words are in every title, and tell nothing.
    let told = words.indices.filter { !taken.contains($0) && !Self.littleWords.contains(words[$0]) }
    let asked = told.isEmpty && terms.isEmpty ? Array(words.indices) : told
    for (index, word) in asked.map({ ($0, words[$0]) }) {
      // The last word may be only begun.
      terms.append(index == words.count - 1 && word.count >= 3 ? "\"\(word)\"*" : "\"\(word)\"")
    }
    match = terms.prefix(20).joined(separator: " AND ")
  }

  private static func folded(_ word: String) -> String {
    String(
      String.UnicodeScalarView(
        word.decomposedStringWithCanonicalMapping.unicodeScalars.filter {
          $0.properties.generalCategory != .nonspacingMark
        }))
  }
}
