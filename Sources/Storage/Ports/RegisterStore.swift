import Encodings
import Foundation
import Register

/// The official registers, with what each record said at each import.
public protocol RegisterStore: Sendable {
  /// Takes exports, all or none, each whole: readers see what was there before until they are complete, and a program
  /// that is killed meanwhile leaves that.
  /// - Throws: ``StorageError`` `register.import-running`, `register.future`, `register.older`, `register.few-records`
  ///   (the last two not when `force`), and what a batch's `read` throws.
  func take(_ batches: [RegisterBatch], force: Bool, at now: Date) async throws -> [RegisterImportSummary]

  /// The exports that were taken, newest first.
  func exports() async throws -> [HeldExport]

  /// What the register said of a fiche on a day: by the newest export of that day or before it, else by the oldest after
  /// it. nil for a fiche that it never held.
  func statement(of code: RegisterCode, at day: CalendarDate) async throws -> RegisterStatement?

  /// The same for several fiches, in their order, without the long texts, which lie apart: what most questions ask.
  func facts(of codes: [RegisterCode], at day: CalendarDate) async throws -> [RegisterStatement?]

  /// All that is told of a code at a day, as one moment of the register says it: with the operator's corrections, the
  /// fiches that follow one another, and the titles of those that are named. nil for a fiche or block that it never held.
  func answer(_ code: RegisterCode, at day: CalendarDate) async throws -> RegisterAnswer?

  /// Records by words and filters, the best first.
  func search(_ query: RegisterQuery) async throws -> [RegisterHit]

  /// The fiches in which the legal unit is a certifying body or a partner now.
  func records(of siren: SIREN) async throws -> [(code: RegisterCode, isBody: Bool)]

  /// The fiches of which a statement after that day, or the one before it, names the legal unit: what it came into or left.
  func records(naming siren: SIREN, changedSince day: CalendarDate) async throws -> [RegisterCode]

  /// The days on which a fiche's record changed, with what it said before and from then on.
  func changes(of code: RegisterCode, since day: CalendarDate) async throws -> [RegisterChange]

}

extension RegisterStore {
  /// Takes one export.
  public func take(
    _ export: RegisterExport, force: Bool, at now: Date,
    read: @escaping @Sendable (_ record: @escaping (RegisterRecord) throws -> Void) throws -> RegisterExportFacts
  ) async throws -> RegisterImportSummary {
    try await take([RegisterBatch(export, read: read)], force: force, at: now)[0]
  }

  public func facts(of code: RegisterCode, at day: CalendarDate) async throws -> RegisterStatement? {
    try await facts(of: [code], at: day)[0]
  }

  /// The fiches and blocks that are held and that a text may name: one for a code as people type it, up to two for a bare
  /// number, none for words and for what is meant as a code and is none.
  public func meant(by text: String, at day: CalendarDate) async throws -> [RegisterCode] {
    var codes: [RegisterCode]
    do { codes = [try RegisterCode(text)] } catch {
      guard error.code == .registerMissing, let number = Int(text.filter { !$0.isWhitespace }) else { return [] }
      codes = [RegisterCode.fiche(.rncp, number), .fiche(.rs, number)].compactMap(\.self)
    }
    let held = try await facts(of: codes.map(\.fiche), at: day)
    return zip(codes, held).filter { code, statement in
      guard let facts = statement?.record.facts else { return false }
      return code.kind != .block || facts.blockIndex(of: code) != nil
    }.map(\.0)
  }
}

/// An export and the way to its records.
public struct RegisterBatch: Sendable {
  public let export: RegisterExport
  /// Gives every record of the export in turn, and its report at the end.
  public let read: @Sendable (_ record: @escaping (RegisterRecord) throws -> Void) throws -> RegisterExportFacts

  public init(
    _ export: RegisterExport,
    read: @escaping @Sendable (_ record: @escaping (RegisterRecord) throws -> Void) throws -> RegisterExportFacts
  ) {
    self.export = export
    self.read = read
  }
}

/// An export before it is read.
public struct RegisterExport: Sendable, Equatable {
  public let name: String
  public let day: CalendarDate
  /// Tables lack the texts, the last day for awards and the correspondences: what is held of these stays.
  public let isTables: Bool

  public init(name: String, day: CalendarDate, isTables: Bool) {
    self.name = name
    self.day = day
    self.isTables = isTables
  }
}

/// What an export said of itself.
public struct RegisterExportFacts: Sendable, Equatable {
  public let flux: String?

  public init(flux: String?) { self.flux = flux }
}

/// An export that was taken.
public struct HeldExport: Sendable, Equatable {
  public let name: String
  public let day: CalendarDate
  public let flux: String?
  /// Of the RNCP and of the RS.
  public let records: [RegisterCode.Kind: Int]
  public let takenAt: Date

  public init(name: String, day: CalendarDate, flux: String?, records: [RegisterCode.Kind: Int], takenAt: Date) {
    self.name = name
    self.day = day
    self.flux = flux
    self.records = records
    self.takenAt = takenAt
  }
}

/// What an import changed.
public struct RegisterImportSummary: Sendable, Equatable {
  public var records = 0
  /// The first ``listed`` of each.
  public var new: [RegisterCode] = []
  public var changed: [RegisterCode] = []
  public var expired: [RegisterCode] = []
  public var gone: [RegisterCode] = []
  public var newCount = 0
  public var changedCount = 0
  public var expiredCount = 0
  public var goneCount = 0
  /// In how many records each member changed.
  public var fields: [RecordField: Int] = [:]
  /// Corrections that the official data say by themselves now.
  public var metCorrections: [RegisterCorrection] = []

  public static let listed = 1000

  public init() {}
}

/// What a record said before a day and from then on; nil: it was not there.
public struct RegisterChange: Sendable, Equatable {
  public let day: CalendarDate
  public let before: RegisterRecord?
  public let after: RegisterRecord?

  public init(day: CalendarDate, before: RegisterRecord?, after: RegisterRecord?) {
    self.day = day
    self.before = before
    self.after = after
  }
}
