import Encodings

/// Why a command ends with another exit code than 0: the outside of every error, in one place with ``ExitMapping``.
struct Failure: Error, Sendable {
  let exit: ExitStatus
  /// The stable name of the cause.
  let code: String
  let french: String
  let english: String

  init(_ exit: ExitStatus, _ code: String, fr: String, en: String) {
    self.exit = exit
    self.code = code
    french = fr
    english = en
  }

  /// The words of a call do not go together.
  static func words(fr: String, en: String) -> Failure { Failure(.usage, "usage", fr: fr, en: en) }

  func message(in language: Language) -> String { language == .fr ? french : english }
}

/// The exit codes of INTERFACES: after `sysexits.h` from 64 on.
enum ExitStatus: Int32, Sendable {
  case done = 0
  case no = 1
  case undecided = 2
  case usage = 64
  case unreadable = 65
  case missing = 66
  case fault = 70
  case cannotWrite = 73
  case cannotRead = 74
  case configuration = 78
}
