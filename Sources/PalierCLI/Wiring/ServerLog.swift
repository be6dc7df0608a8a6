import Foundation
import Logging

/// Structured logs: one JSON object a line on standard error.
enum ServerLog {
  static func make() -> Logger {
    var logger = Logger(label: "palier") { JSONLogHandler(label: $0) }
    logger.logLevel = .info
    return logger
  }
}

struct JSONLogHandler: LogHandler {
  let label: String
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .info

  init(label: String) { self.label = label }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var members = [
      ("time", RFC3339Milliseconds.string(Date())), ("level", event.level.rawValue),
      ("message", event.message.description),
    ]
    for (key, value) in metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 }).sorted(by: { $0.key < $1.key }
    ) {
      members.append((key, value.description))
    }
    if let error = event.error { members.append(("error", String(describing: type(of: error)))) }
    let line = "{" + members.map { "\(Self.quoted($0)):\(Self.quoted($1))" }.joined(separator: ",") + "}\n"
    FileHandle.standardError.write(Data(line.utf8))
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case _ where scalar.value < 0x20: out += String(format: "\\u%04x", scalar.value)
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}

/// Times of the log, to the millisecond.
private enum RFC3339Milliseconds {
  static func string(_ date: Date) -> String {
    date.formatted(.iso8601.year().month().day().time(includingFractionalSeconds: true))
  }
}
