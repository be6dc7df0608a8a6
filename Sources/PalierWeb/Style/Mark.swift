/// The mark: three steps up to a landing.
enum Mark {
  static let steps = "M6 27.5h5.5v-6H17v-6h5.5v-6H29"

  /// The mark as a file, for the browser's tab.
  static let icon =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 34 34\"><rect width=\"34\" height=\"34\" rx=\"9\" "
    + "fill=\"#0b5a5e\"/><path d=\"\(steps)\" fill=\"none\" stroke=\"#fff\" stroke-width=\"2.75\" "
    + "stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>"

  /// The mark inside a page; the words beside it name it.
  static var inline: HTML {
    svg(.viewBox("0 0 34 34"), .ariaHidden, .notFocusable) {
      svgRect(.class("mark-ground"), .width("34"), .height("34"), .rx("9"))
      svgPath(
        .class("mark-steps"), .d(steps), .fill("none"), .strokeWidth("2.75"), .roundStroke, .roundJoin)
    }
  }

  /// A flight of stairs in three thin lines, behind the head of a certificate.
  static var flight: HTML {
    svg(.class("flight"), .viewBox("0 0 432 252"), .ariaHidden, .notFocusable) {
      for start in [0, 28, 56] {
        svgPath(.d("M\(start) 252v-32h64v-44h72v-44h72v-44h72v-44h\(432 - start)"))
      }
    }
  }

  /// Steps that lead down and stop, for a page that is not there.
  static var stepsDown: HTML {
    svg(.class("stairs-down"), .viewBox("0 0 132 66"), .ariaHidden, .notFocusable) {
      svgPath(
        .d("M3 6h30v18h30v18h30v18"), .fill("none"), .stroke("currentColor"), .strokeWidth("4"), .roundStroke,
        .roundJoin)
      svgPath(
        .d("M112 60h.1M124 60h.1"), .fill("none"), .stroke("currentColor"), .strokeWidth("4"), .roundStroke)
    }
  }

  /// Eight steps, filled up to a level; the words beside them say the same.
  static func stairs(_ level: Int) -> HTML {
    svg(.class("stairs"), .viewBox("0 0 92 54"), .ariaHidden, .notFocusable) {
      for step in 1...8 {
        svgRect(
          step <= level ? .class("stair-climbed") : .class("stair"), .x(String((step - 1) * 23 / 2)),
          .y(String(54 - step * 6 - 5)), .width("10"), .height(String(step * 6 + 4)), .rx("1.5"))
      }
    }
  }
}
