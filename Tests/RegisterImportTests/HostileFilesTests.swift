import Encodings
import Foundation
import Register
import TestMaterial
import Testing

@testable import RegisterImport

@Suite("Exports that are none") struct HostileFilesTests {
  fileprivate func record(_ more: String = "", number: String = "RNCP1") -> String {
    "<FICHE><NUMERO_FICHE>\(number)</NUMERO_FICHE><INTITULE>T</INTITULE>\(more)</FICHE>"
  }

  fileprivate func export(_ records: String, version: String = "4.1", declaration: String = "") -> String {
    "\(declaration)<FICHES><VERSION_FLUX>\(version)</VERSION_FLUX>\(records)</FICHES>"
  }

  /// Reads a text in pieces of some size.
  fileprivate func read(_ text: String, piece: Int = 1 << 16) throws -> ([RegisterRecord], ExportReading) {
    try read(Array(text.utf8), piece: piece)
  }

  fileprivate func read(_ bytes: [UInt8], piece: Int = 1 << 16) throws -> ([RegisterRecord], ExportReading) {
    var records: [RegisterRecord] = []
    let parser = try ExportParser { record, _ in records.append(record) }
    try bytes.withUnsafeBufferPointer { whole in
      for start in stride(from: 0, to: whole.count, by: piece) {
        try parser.parse(UnsafeBufferPointer(rebasing: whole[start..<min(start + piece, whole.count)]))
      }
    }
    let reading = try parser.finish()
    return (records, reading)
  }

  fileprivate func refuses(_ text: String, _ code: RegisterImportError.Code) {
    #expect(throws: RegisterImportError(code, ""), "\(text.prefix(120))") { try read(text) }
  }

  @Test("a document type, and with it every entity of one's own, is refused and nothing is fetched or expanded")
  func documentTypes() {
    let laughs = """
      <!DOCTYPE FICHES [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
      """
    refuses(laughs + export(record("<ABREGE><LIBELLE>&b;&c;</LIBELLE></ABREGE>")), .documentType)
    refuses("<!DOCTYPE FICHES SYSTEM \"http://127.0.0.1:1/x.dtd\">" + export(record()), .documentType)
    refuses(export(record("<LIEN_URL_DESCRIPTION>&undeclared;</LIEN_URL_DESCRIPTION>")), .damaged)
  }

  @Test("what is cut short or not well formed is refused with its line")
  func damage() throws {
    let whole = export(record("<ACTIF>Oui</ACTIF>\n<DATE_EFFET>01/01/2026</DATE_EFFET>"))
    for end in stride(from: 0, to: whole.utf8.count, by: 3) {
      #expect(throws: RegisterImportError.self) { try read(String(whole.prefix(end))) }
    }
    refuses("<FICHES><FICHE></FICHES>", .damaged)
    refuses(export(record("<INTITULE>a\u{1}b</INTITULE>")), .damaged)
    refuses("<html><body/></html>", .unknownForm)
    refuses(String(repeating: "<FICHES>", count: 300), .damaged)
    let error = #expect(throws: RegisterImportError.self) {
      try read("<FICHES>\n<FICHE>\n<ACTIF>Oui</ACTIV>\n</FICHE></FICHES>")
    }
    #expect(error?.line == 3)
    // Latin-1 that says it is UTF-8.
    var latin = Array(export(record("<ACTIVITES_VISEES>Sant~</ACTIVITES_VISEES>")).utf8)
    latin[latin.firstIndex(of: UInt8(ascii: "~")) ?? 0] = 0xE9
    #expect(throws: RegisterImportError(.damaged, "")) { try read(latin) }
    // Latin-1 that says so is read.
    let said = Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>".utf8) + latin
    #expect(try read(said).0.first?.texts.activities == "Santé")
    // UTF-8 that says it is UTF-16 is read as what it is, and as UTF-16 where it is that.
    let text =
      "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + export(record("<ACTIVITES_VISEES>Santé</ACTIVITES_VISEES>"))
    #expect(try read(text).0.first?.texts.activities == "Santé")
    let wide: [UInt8] =
      [0xFF, 0xFE] + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(try read(wide).0.first?.texts.activities == "Santé")
  }

  @Test("a bad value is a line of the report, and the rest of its record counts")
  func values() throws {
    let (records, reading) = try read(
      export(
        record(
          """
          <DATE_EFFET>00/00/0000</DATE_EFFET><ACTIF>Peut-être</ACTIF><DUREE_ENREGISTREMENT>cinq</DUREE_ENREGISTREMENT>
          <NOMENCLATURE_EUROPE><NIVEAU>NIV9</NIVEAU></NOMENCLATURE_EUROPE>
          <CERTIFICATEURS><CERTIFICATEUR><SIRET_CERTIFICATEUR>123</SIRET_CERTIFICATEUR><NOM_CERTIFICATEUR>A</NOM_CERTIFICATEUR></CERTIFICATEUR></CERTIFICATEURS>
          <BLOCS_COMPETENCES><BLOC_COMPETENCES><CODE>01</CODE><LIBELLE>B</LIBELLE></BLOC_COMPETENCES></BLOCS_COMPETENCES>
          """) + record(number: "RNCP1") + record(number: "zéro") + record(number: "RS2")))
    #expect(records.map(\.code.text) == ["RNCP1", "RS2"])
    #expect(reading.faults.map(\.kind) == [.date, .flag, .figure, .level, .siret, .doubled, .number])
    #expect(reading.faults[0].record == "RNCP1" && reading.faults[0].value == "00/00/0000")
    #expect(reading.faults[6].record == nil && reading.faults[6].value == "zéro" && reading.records == 2)
    let facts = records[0].facts
    #expect(facts.effect == nil && facts.isActive == nil && facts.bodies == [RegisteredBody(name: "A")])
    #expect(facts.blocks == [RegisteredBlock(writtenCode: "01", title: "B")] && facts.blocks[0].code == nil)
  }

  @Test(
    "elements that are not known are counted by name, with all that they hold, and a version that is not known shows")
  func unknown() throws {
    let (records, reading) = try read(
      export(record("<NOUVEAU><CODE>1</CODE></NOUVEAU><NOUVEAU/><CODE>x</CODE>"), version: "5.0"))
    #expect(records.count == 1 && reading.unknown == ["NOUVEAU": 2, "CODE": 1] && !reading.isVersionKnown)
    let names = (0..<1000).map { "<N\($0)/>" }.joined()
    #expect(try read(export(record(names))).1.unknown.count == 200)
  }

  @Test("mark-up within a text breaks its lines, and a text without end is left out")
  func texts() throws {
    let (records, reading) = try read(
      export(record("<ACTIVITES_VISEES><p>un</p><p>deux<br/>trois</p></ACTIVITES_VISEES>")))
    #expect(records[0].texts.activities == "un\ndeux\ntrois" && reading.unknown.isEmpty)
    let long = String(repeating: "x", count: ExportParser.longestText + 1)
    let (kept, report) = try read(export(record("<SECTEURS_ACTIVITE>\(long)</SECTEURS_ACTIVITE><ACTIF>Oui</ACTIF>")))
    #expect(kept[0].texts.sectors == nil && kept[0].facts.isActive == true)
    #expect(report.faults.map(\.kind) == [.tooLong] && report.faults[0].place == "SECTEURS_ACTIVITE")
  }

  @Test("the size of the pieces changes nothing, wherever they are cut")
  func pieces() throws {
    let text = export(record("<ACTIVITES_VISEES>Où ça &amp; là <![CDATA[<b>]]></ACTIVITES_VISEES><ACTIF>Oui</ACTIF>"))
    let whole = try read(text)
    #expect(whole.0[0].texts.activities == "Où ça & là <b>")
    for piece in 1...40 {
      let cut = try read(text, piece: piece)
      #expect(cut.0 == whole.0 && cut.1 == whole.1)
    }
  }

  @Test("random damage never crashes, and what is given out is what stands there", arguments: 0..<8)
  func fuzz(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed) &+ 77)
    let good = Array(
      export(
        record(
          "<ABREGE><CODE>BTS</CODE></ABREGE><PARTENAIRES><PARTENAIRE><NOM_PARTENAIRE>É</NOM_PARTENAIRE></PARTENAIRE></PARTENAIRES>"
        ) + record(number: "RS7")
      ).utf8)
    var readings = 0
    for _ in 0..<400 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: place)
        default: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
        }
      }
      if let (records, reading) = try? read(bytes) {
        readings += 1
        #expect(reading.records == records.count)
      }
    }
    #expect(readings > 0)
  }

  @Test("a zip that is cut, damaged or of something else is refused; names in it lead nowhere")
  func zips() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("zips-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func open(_ bytes: [UInt8], _ name: String = "export-fiches-rncp-v4-1-2026-08-16.zip") throws -> [RegisterRecord] {
      let file = folder.appendingPathComponent(name)
      try Data(bytes).write(to: file)
      var records: [RegisterRecord] = []
      for export in try OfficialExport.open([file.path]) { _ = try export.read { record, _ in records.append(record) } }
      return records
    }
    let good = StoredZip.bytes([("../../export_fiches_RNCP_V4_1_2026-08-16.xml", Array(export(record()).utf8))])
    #expect(try open(good).map(\.code.text) == ["RNCP1"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
    // Until the member's last byte; after it nothing is missing.
    let member = export(record()).utf8.count + 30 + 45
    for end in stride(from: 4, to: member - 1, by: 11) {
      #expect(throws: RegisterImportError.self) { try open(Array(good[..<end])) }
    }
    var changed = good
    changed[80] ^= 1
    #expect(throws: RegisterImportError.self) { try open(changed) }
    #expect(throws: RegisterImportError(.unknownForm, "")) { try open(StoredZip.bytes([("x.txt", [1, 2])])) }
    let undated = StoredZip.bytes([("export.xml", Array(export(record()).utf8))])
    #expect(throws: RegisterImportError(.undated, "")) { try open(undated, "x.zip") }
    #expect(throws: RegisterImportError(.unknownForm, "")) { try open(Array("PDF".utf8)) }
    #expect(throws: RegisterImportError(.missing, "")) { try OfficialExport.open(["/nowhere/2026-08-16.xml"]) }
    // What is there and is no file, and what is empty.
    #expect(throws: RegisterImportError(.unreadable, "")) { try OfficialExport.open([folder.path]) }
    #expect(throws: RegisterImportError(.unknownForm, "")) { try open([]) }
    #expect(try open(good).count == 1)
    #expect(throws: RegisterImportError(.dayContradicts, "")) {
      try OfficialExport.open(
        [folder.appendingPathComponent("export-fiches-rncp-v4-1-2026-08-16.zip").path],
        exportedOn: CalendarDate(iso: "2026-08-17"))
    }
    // Both registers in one; what some systems add beside is none.
    let both = StoredZip.bytes([
      ("__MACOSX/._a.xml", [0, 5, 22]), ("export_fiches_RNCP_V4_1_2026-08-16.xml", Array(export(record()).utf8)),
      ("export_fiches_RS_V4_1_2026-08-16.xml", Array(export(record(number: "RS7")).utf8)),
    ])
    #expect(try open(both).map(\.code.text) == ["RNCP1", "RS7"])
    // A size that is a lie changes nothing: what is read is what is there, or nothing.
    for place in [18..<22, 22..<26, (good.count - 30)..<(good.count - 26)] {
      var liar = good
      for byte in place { liar[byte] = 0xFF }
      if let records = try? open(liar) { #expect(records.map(\.code.text) == ["RNCP1"]) }
    }
  }
}

extension HostileFilesTests {
  @Test("an export in tables is all ten, each once and with its columns") func tables() throws {
    let headers: [(String, String)] = [
      ("Standard", "Id_Fiche;Numero_Fiche;Intitule;Actif;Date_Fin_Enregistrement"),
      ("Blocs_De_Compétences", "Numero_Fiche;Bloc_Competences_Code;Bloc_Competences_Libelle"),
      ("Certificateurs", "Numero_Fiche;Siret_Certificateur;Nom_Certificateur"),
      ("Partenaires", "Numero_Fiche;Nom_Partenaire;Siret_Partenaire;Habilitation_Partenaire"),
      ("Rome", "Numero_Fiche;Codes_Rome_Code;Codes_Rome_Libelle"), ("Nsf", "Numero_Fiche;Nsf_Code;Nsf_Intitule"),
      ("Formacode", "Numero_Fiche;Formacode_Code;Formacode_Libelle"), ("CCN", "Numero_Fiche;CCN_1_Numero"),
      ("VoixdAccès", "Numero_Fiche;Si_Jury"),
      ("Ancienne_Nouvelle_Certification", "Numero_Fiche;Ancienne_Certification;Nouvelle_Certification"),
    ]
    func read(_ tables: [(String, String)]) throws -> Int {
      let zip = StoredZip.bytes(
        tables.map { name, header in
          let row = name == "Standard" ? "\r\n1;RNCP1;T;ACTIVE;01/01/2030" : ""
          return ("export_fiches_CSV_\(name)_2026_08_16.csv", Array((header + row + "\r\n").utf8))
        })
      let file = FileManager.default.temporaryDirectory.appendingPathComponent("tables-\(UUID())-2026-08-16.zip")
      defer { try? FileManager.default.removeItem(at: file) }
      try Data(zip).write(to: file)
      return try OfficialExport.open([file.path])[0].read { _, _ in }.records
    }
    #expect(try read(headers) == 1)
    for (index, table) in headers.enumerated() {
      var lacking = headers
      lacking.remove(at: index)
      #expect(throws: RegisterImportError(.tablesIncomplete, ""), "\(table.0)") { try read(lacking) }
      #expect(throws: RegisterImportError(.tablesIncomplete, ""), "\(table.0)") { try read(headers + [table]) }
      var renamed = headers
      renamed[index].1 = table.1.replacing("Numero_Fiche", with: "Fiche")
      #expect(throws: RegisterImportError(.tablesIncomplete, ""), "\(table.0)") { try read(renamed) }
    }
  }

  @Test("one record cannot take all memory: what is too much is left out, and said") func heavy() throws {
    let text = String(repeating: "x", count: 900_000)
    let blocks = (1...60).map { number in
      "<BLOC_COMPETENCES><CODE>RNCP1BC\(number < 10 ? "0" : "")\(number)</CODE><LIBELLE>B</LIBELLE>"
        + "<LISTE_COMPETENCES>\(text)</LISTE_COMPETENCES></BLOC_COMPETENCES>"
    }
    let (records, reading) = try read(
      export(record("<BLOCS_COMPETENCES>\(blocks.joined())</BLOCS_COMPETENCES>") + record(number: "RNCP2")))
    #expect(records.map(\.code.text) == ["RNCP1", "RNCP2"])
    #expect(reading.faults.map(\.kind) == [.tooLong])
    let bytes = records[0].texts.blocks.compactMap { $0.competences?.utf8.count }.reduce(0, +)
    #expect(bytes > 30 << 20 && bytes <= 32 << 20)
  }
}

/// A zip whose members are stored as they are.
enum StoredZip {
  static func bytes(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    func little(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    var zip: [UInt8] = []
    var directory: [UInt8] = []
    for (name, bytes) in members {
      let crc = little(Int(crc32(bytes)), 4)
      let sizes = little(bytes.count, 4) + little(bytes.count, 4)
      let place = zip.count
      let common = little(20, 2) + little(0, 2) + little(0, 2) + little(0, 4) + crc + sizes + little(name.utf8.count, 2)
      zip += [0x50, 0x4B, 3, 4] + common + little(0, 2) + Array(name.utf8) + bytes
      directory +=
        [0x50, 0x4B, 1, 2] + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 2)
        + little(0, 4) + little(place, 4) + Array(name.utf8)
    }
    let start = zip.count
    zip += directory
    let count = little(members.count, 2)
    return zip + [0x50, 0x4B, 5, 6] + little(0, 4) + count + count + little(directory.count, 4) + little(start, 4)
      + little(0, 2)
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
