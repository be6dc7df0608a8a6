import Documents

/// A QR code drawn into a page: always dark on light, whatever the page's colours are.
struct QRPicture {
  private let code: QRCode

  /// Nil when the text does not fit into a code.
  init?(_ text: String) {
    guard let code = try? QRCode(text) else { return nil }
    self.code = code
  }

  func body(label: String) -> HTML {
    svg(.viewBox(code.svgViewBox), .role("img"), .ariaLabel(label), .crispEdges, .notFocusable) {
      svgPath(.d(code.svgPath))
    }
  }
}
