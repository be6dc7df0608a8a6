extension QRCode {
  /// Modules a side with the quiet zone: the code's width and height in units of ``svgPath``.
  public var outerSize: Int { size + 2 * Self.quietZone }

  /// `viewBox` of an SVG image of the code, one unit a module.
  public var svgViewBox: String { "0 0 \(outerSize) \(outerSize)" }

  /// `d` of the one path that covers the dark modules: one rectangle for each run in a row.
  public var svgPath: String {
    var path = ""
    for row in 0..<size {
      var column = 0
      while column < size {
        guard self[row, column] else {
          column += 1
          continue
        }
        let start = column
        while column < size, self[row, column] { column += 1 }
        let length = column - start
        path += "M\(start + Self.quietZone) \(row + Self.quietZone)h\(length)v1h-\(length)z"
      }
    }
    return path
  }

  /// A whole SVG image: dark on light whatever the page's colours are, without style, script or size.
  ///
  /// Whoever shows it gives it a role and a name.
  public var svg: String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="\(svgViewBox)" shape-rendering="crispEdges">\
    <rect width="\(outerSize)" height="\(outerSize)" fill="#fff"/><path fill="#000" d="\(svgPath)"/></svg>
    """
  }
}
