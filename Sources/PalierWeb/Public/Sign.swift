import Verification

/// Small pictures that say in shape what words and colours say beside them.
enum Sign: Sendable {
  case pass, fail, warning, unknown, none, pause, clock, forward, download, outside

  init(_ outcome: Outcome) {
    switch outcome {
    case .pass: self = .pass
    case .fail: self = .fail
    case .warning: self = .warning
    case .unknown: self = .unknown
    case .notApplicable: self = .none
    }
  }

  init(_ headline: Headline) {
    switch headline.kind {
    case .suspended: self = .pause
    case .expired, .notYetValid: self = .clock
    case .replaced: self = .forward
    default:
      switch headline.tone {
      case .good: self = .pass
      case .caution: self = .warning
      case .bad: self = .fail
      case .open: self = .unknown
      }
    }
  }

  var picture: HTML {
    svg(.viewBox("0 0 24 24"), .ariaHidden, .notFocusable) {
      svgPath(
        .d(shape), .fill("none"), .stroke("currentColor"), .strokeWidth("1.9"), .roundStroke, .roundJoin)
    }
  }

  private static let circle = "M12 2.5a9.5 9.5 0 1 1 0 19a9.5 9.5 0 0 1 0-19z"
  private static let octagon = "M8.1 2.5h7.8l5.6 5.6v7.8l-5.6 5.6H8.1l-5.6-5.6V8.1z"

  private var shape: String {
    switch self {
    case .pass: Self.circle + "M7.5 12.4l3.1 3.1l6-6.6"
    case .fail: Self.octagon + "M8.7 8.7l6.6 6.6M15.3 8.7l-6.6 6.6"
    case .warning: "M12 3.2L22 20.5H2zM12 9.5v5M12 17.4v.1"
    case .unknown: Self.circle + "M9.3 9.4a2.75 2.75 0 1 1 3.9 2.5c-.8.4-1.2.9-1.2 1.8M12 16.9v.1"
    case .none: Self.circle + "M8 12h8"
    case .pause: Self.octagon + "M9.8 8.5v7M14.2 8.5v7"
    case .clock: Self.circle + "M12 6.8v5.4l3.4 2.2"
    case .forward: Self.octagon + "M7.5 12h8.5M12.6 8.3l3.7 3.7l-3.7 3.7"
    case .download: "M12 3.5v11M7.5 10.5l4.5 4.5l4.5-4.5M4 20h16"
    case .outside: "M14 4h6v6M20 4l-9 9M10 5H5v14h14v-5"
    }
  }
}
