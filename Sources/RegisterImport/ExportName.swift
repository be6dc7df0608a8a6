import Encodings

/// What the name of an export's file tells: which tables, and the day.
struct ExportName {
  /// A table of the register's CSV.
  enum Table: CaseIterable {
    case standard, blocks, bodies, partners, rome, nsf, formacode, agreements, accesses, succession
  }

  let day: CalendarDate?
  let table: Table?

  init(_ name: String) {
    let plain = Self.plain(name)
    day = Self.day(in: plain)
    guard plain.contains("csv"), plain.hasSuffix(".csv") else {
      table = nil
      return
    }
    let marks: [(String, Table)] = [
      ("standard", .standard), ("blocs_de_comp", .blocks), ("certificateurs", .bodies), ("partenaires", .partners),
      ("ancienne_nouvelle", .succession), ("formacode", .formacode), ("ccn", .agreements), ("voi", .accesses),
      ("_rome_", .rome), ("_nsf_", .nsf),
    ]
    table = marks.first { plain.contains($0.0) }?.1
  }

  /// Lower case without accents, whichever way they are written.
  private static func plain(_ name: String) -> String {
    var plain = ""
    for scalar in name.lowercased().unicodeScalars where !(0x300...0x36F).contains(scalar.value) {
      switch scalar {
      case "é", "è", "ê", "ë": plain.append("e")
      case "à", "â": plain.append("a")
      default: plain.unicodeScalars.append(scalar)
      }
    }
    return plain
  }

  /// The last `2026-08-16` or `2026_08_16` in a name.
  private static func day(in name: String) -> CalendarDate? {
    let parts = name.split { $0 == "-" || $0 == "_" || $0 == "." || $0 == " " }.map(String.init)
    guard parts.count >= 3 else { return nil }
    for start in stride(from: parts.count - 3, through: 0, by: -1) {
      let (year, month, day) = (parts[start], parts[start + 1], parts[start + 2])
      guard year.count == 4, month.count == 2, day.count == 2, let year = Int(year), let month = Int(month),
        let day = Int(day)
      else { continue }
      if let date = try? CalendarDate(year: year, month: month, day: day) { return date }
    }
    return nil
  }
}
