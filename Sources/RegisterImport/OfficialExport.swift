import Encodings
import Foundation
import Register

/// One official export on the disk, as it is published: the XML of a register, a zip of it, or the ten tables.
public struct OfficialExport: Sendable {
  public enum Form: String, Sendable { case xml, tables }

  /// The file, or the folder's files, by their last name.
  public let name: String
  public let form: Form
  /// The day of the export.
  public let day: CalendarDate
  private let source: Source

  private enum Source: Sendable {
    case plain(path: String)
    case zip(path: String)
    case tables(paths: [String])
  }

  /// The most bytes of an export once it is unpacked: 8 GiB. The real ones are about half a gigabyte.
  public static let maximumBytes = 8 << 30
  /// The most bytes of the tables together, which are held in memory.
  static let maximumTableBytes = 512 << 20

  /// One file that lies under another name than it was published under.
  /// - Throws: ``RegisterImportError``.
  public static func open(_ path: String, named name: String, exportedOn day: CalendarDate) throws -> OfficialExport {
    try open(path, name, ExportName(name), day)
  }

  /// Looks at files that somebody names together; tables that lie side by side are one export.
  /// - Parameter day: of the export, where the names do not tell it.
  /// - Throws: ``RegisterImportError``.
  public static func open(_ paths: [String], exportedOn day: CalendarDate? = nil) throws -> [OfficialExport] {
    var exports: [OfficialExport] = []
    var tables: [(path: String, day: CalendarDate?)] = []
    for path in paths {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let known = ExportName(name)
      if known.table != nil {
        tables.append((path, known.day))
        continue
      }
      exports.append(try open(path, name, known, day))
    }
    guard !tables.isEmpty else { return exports }
    let days = Set(tables.compactMap(\.day))
    guard days.count <= 1 else {
      throw RegisterImportError(.tablesIncomplete, "the tables are of several days: \(days.map(\.iso).sorted())")
    }
    let found = try dated(days.first, day, tables[0].path)
    var bytes = 0
    for table in tables { bytes += try length(of: table.path) }
    guard bytes <= maximumTableBytes else { throw tablesTooLarge }
    exports.append(
      OfficialExport(
        name: "export_fiches_CSV (\(tables.count))", form: .tables, day: found,
        source: .tables(paths: tables.map(\.path))))
    return exports
  }

  private static func open(
    _ path: String, _ name: String, _ known: ExportName, _ day: CalendarDate?
  ) throws -> OfficialExport {
    let head = try start(of: path)
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      let archive = try ZipArchive(path)
      while let member = try archive.next() {
        let inside = ExportName(member)
        let isTable = inside.table != nil
        guard isTable || isXML(member) else { continue }
        let found = try dated(known.day ?? inside.day, day, name)
        return OfficialExport(name: name, form: isTable ? .tables : .xml, day: found, source: .zip(path: path))
      }
      throw RegisterImportError(.unknownForm, "the zip holds neither the register's XML nor its tables")
    }
    let first = head.drop { [0xEF, 0xBB, 0xBF].contains($0) || $0 <= 32 }.first
    guard first == UInt8(ascii: "<") else {
      throw RegisterImportError(.unknownForm, "neither a zip, nor XML, nor a table of the register")
    }
    return OfficialExport(name: name, form: .xml, day: try dated(known.day, day, name), source: .plain(path: path))
  }

  /// What a name tells of the day, else what the caller says; both where they agree.
  private static func dated(_ named: CalendarDate?, _ told: CalendarDate?, _ name: String) throws -> CalendarDate {
    if let named, let told, named != told {
      throw RegisterImportError(.dayContradicts, "\(name) is of \(named.iso) by its name, and not of \(told.iso)")
    }
    guard let day = named ?? told else {
      throw RegisterImportError(
        .undated, "the name \(name) does not hold the day of the export: give it with --exported-on")
    }
    return day
  }

  /// A member that is an export's XML, and none of those that some systems add beside it.
  private static func isXML(_ member: String) -> Bool {
    member.lowercased().hasSuffix(".xml") && !member.hasPrefix("._")
  }

  private static let tablesTooLarge = RegisterImportError(
    .tooLarge, "the tables are larger than \(maximumTableBytes >> 20) MiB")

  /// The length of a plain file.
  private static func length(of path: String) throws -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw RegisterImportError(
        errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable, "\(path): \(String(cString: strerror(errno)))")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw RegisterImportError(.unreadable, "\(path) is not a file")
    }
    return Int(status.st_size)
  }

  private static func start(of path: String) throws -> [UInt8] {
    _ = try length(of: path)
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw RegisterImportError(.unreadable, "\(path) cannot be opened: \(String(cString: strerror(errno)))")
    }
    do { return Array(try file.read(upToCount: 512) ?? Data()) } catch {
      throw RegisterImportError(.unreadable, "\(path) cannot be read")
    }
  }

  /// Reads the export from its beginning and gives every record as soon as it is whole.
  /// - Throws: ``RegisterImportError``; what the closure throws, which ends the reading.
  public func read(_ record: @escaping (_ record: RegisterRecord, _ line: Int) throws -> Void) throws -> ExportReading {
    switch source {
    case .plain(let path):
      let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw RegisterImportError(.missing, "the file cannot be read any more") }
      defer { close(descriptor) }
      return try parse(record) { buffer in
        let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
        guard count >= 0 else {
          throw RegisterImportError(.unreadable, "the file cannot be read: \(String(cString: strerror(errno)))")
        }
        return count
      }
    case .zip(let path):
      let archive = try ZipArchive(path)
      if form == .tables {
        var tables = try tables(of: archive)
        return try tables.read(record)
      }
      var reading: ExportReading?
      while let member = try archive.next() {
        guard Self.isXML(member) else { continue }
        let one = try parse(record) { try archive.read(into: $0) }
        if reading == nil { reading = one } else { reading?.add(one) }
      }
      guard let reading else { throw RegisterImportError(.damaged, "the zip no longer holds the XML") }
      return reading
    case .tables(let paths):
      var tables = ExportTables()
      for path in paths {
        guard let table = ExportName(path.split(separator: "/").last.map(String.init) ?? path).table,
          let data = FileManager.default.contents(atPath: path)
        else { throw RegisterImportError(.unreadable, "\(path) cannot be read") }
        guard data.count <= Self.maximumTableBytes else { throw Self.tablesTooLarge }
        try tables.add(Array(data), as: table)
      }
      return try tables.read(record)
    }
  }

  private func parse(
    _ record: @escaping (RegisterRecord, Int) throws -> Void, _ read: (UnsafeMutableRawBufferPointer) throws -> Int
  ) throws -> ExportReading {
    let parser = try ExportParser(record)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    var total = 0
    while true {
      let count = try read(buffer)
      if count == 0 { return try parser.finish() }
      total += count
      guard total <= Self.maximumBytes else {
        throw RegisterImportError(.tooLarge, "the export is larger than \(Self.maximumBytes >> 30) GiB")
      }
      try parser.parse(UnsafeBufferPointer(rebasing: buffer.bindMemory(to: UInt8.self)[..<count]))
    }
  }

  private func tables(of archive: ZipArchive) throws -> ExportTables {
    var tables = ExportTables()
    var total = 0
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while let member = try archive.next() {
      guard let table = ExportName(member).table else { continue }
      var bytes: [UInt8] = []
      while true {
        let count = try archive.read(into: buffer)
        if count == 0 { break }
        total += count
        guard total <= Self.maximumTableBytes else { throw Self.tablesTooLarge }
        bytes.append(contentsOf: buffer[..<count])
      }
      try tables.add(bytes, as: table)
    }
    return tables
  }
}
