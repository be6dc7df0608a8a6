import Encodings
import Foundation
import JSONTree
import Register
import RegisterImport
import Storage

/// What an update came to, register by register.
struct RegisterUpdate {
  enum Outcome {
    /// With what was published later and could not be taken.
    case updated(OfficialExport, RegisterImportSummary, ExportReading, passedOver: [Failure])
    case upToDate(CalendarDate)
    /// The listing holds no export of that register.
    case nothingPublished
    case failed(Failure)
  }

  struct Part {
    let kind: RegisterCode.Kind
    let outcome: Outcome
  }

  let at: Date
  let parts: [Part]

  /// The outcome as a short word, for machines.
  static func status(_ outcome: Outcome) -> String {
    switch outcome {
    case .updated: "updated"
    case .upToDate: "up-to-date"
    case .nothingPublished: "nothing-published"
    case .failed: "failed"
    }
  }

  func write(to file: URL) throws {
    let parts: [JSON] = parts.map { part in
      var json: JSONObject = ["register": .string(part.kind.rawValue), "status": .string(Self.status(part.outcome))]
      switch part.outcome {
      case .updated(let export, _, _, let passedOver):
        json.append("export", .string(export.day.iso))
        if let first = passedOver.first { json.append("passedOver", .string(first.code)) }
      case .upToDate(let day): json.append("export", .string(day.iso))
      case .nothingPublished: break
      case .failed(let failure):
        json.append("code", .string(failure.code))
        json.append("reason", .string(failure.english))
      }
      return .object(json)
    }
    let document: JSON = ["at": .string(RFC3339.string(at)), "registers": .array(parts)]
    try Data(document.serialized()).write(to: file, options: .atomic)
  }
}

/// What the last update came to, as the folder keeps it.
struct LastRegisterUpdate: Equatable {
  struct Part: Equatable {
    let register: String
    let status: String
    let code: String?
  }

  let at: Date
  let parts: [Part]

  /// nil where there was none, or it cannot be read.
  init?(_ file: URL) {
    guard let bytes = FileManager.default.contents(atPath: file.path), let json = try? JSON(parsing: Array(bytes)),
      let at = json["at"]?.string.flatMap({ RFC3339.parse($0) }), let parts = json["registers"]?.array
    else { return nil }
    self.init(
      at: at,
      parts: parts.map {
        Part(
          register: $0["register"]?.string ?? "", status: $0["status"]?.string ?? "failed", code: $0["code"]?.string)
      })
  }

  init(at: Date, parts: [Part]) {
    self.at = at
    self.parts = parts
  }

  var isGood: Bool { parts.allSatisfy { $0.status == "updated" || $0.status == "up-to-date" } }

  /// One line for the operator.
  var words: String {
    let parts = parts.map { part in
      part.register.uppercased() + " " + part.status + (part.code.map { " (\($0))" } ?? "")
    }
    return "last update \(RFC3339.string(at)): " + parts.joined(separator: ", ")
  }
}
