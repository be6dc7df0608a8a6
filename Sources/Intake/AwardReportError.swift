import Encodings

/// Why a report cannot be written. Equality looks at ``code`` only.
public struct AwardReportError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The stable name of a cause.
  public struct Code: Hashable, Sendable, CaseIterable {
    public let name: String

    /// The file can be neither made nor opened.
    public static let cannotCreate = Code(name: "report.cannot-create")
    /// The medium refused a line: full, failing.
    public static let cannotWrite = Code(name: "report.cannot-write")
    /// There is a file of that name that is no report.
    public static let exists = Code(name: "report.exists")

    public static let allCases: [Code] = [.cannotCreate, .cannotWrite, .exists]
  }

  public let code: Code
  /// English, for the log.
  public let reason: String

  init(_ code: Code, _ reason: String) {
    self.code = code
    self.reason = reason
  }

  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  public var description: String { "\(code.name): \(reason)" }

  /// What happened and what to do, for people.
  public func message(in language: Language) -> String {
    switch (code, language) {
    case (.cannotCreate, .fr):
      "Le rapport ne peut pas être créé. Choisissez un dossier qui existe et où ce compte peut écrire."
    case (.cannotCreate, .en):
      "The report cannot be made. Choose a folder that exists and in which this account may write."
    case (.exists, .fr):
      "Un fichier de ce nom existe et n’est pas un rapport. Choisissez un autre nom."
    case (.exists, .en):
      "There is a file of this name that is no report. Choose another name."
    case (_, .fr):
      "Le rapport ne peut plus être écrit. Faites de la place et envoyez le fichier de nouveau : ce qui est "
        + "délivré reste délivré et figurera au rapport."
    case (_, .en):
      "The report can no longer be written. Make room and send the file again: what has been awarded stays "
        + "awarded and will stand in the report."
    }
  }
}
