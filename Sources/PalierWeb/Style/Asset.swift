import Crypto
import Encodings

/// A file that pages refer to. Its name changes with its content, so that it can be kept for ever.
struct Asset: Sendable {
  let name: String
  let bytes: [UInt8]
  let contentType: String

  init(_ stem: String, _ suffix: String, _ text: String, contentType: String) {
    bytes = Array(text.utf8)
    name = stem + "-" + Hex.encode(Array(SHA256.hash(data: bytes).prefix(8))) + suffix
    self.contentType = contentType
  }

  static let styleSheet = Asset("palier", ".css", StyleSheet.text, contentType: "text/css; charset=utf-8")
  static let icon = Asset("palier", ".svg", Mark.icon, contentType: "image/svg+xml")

  static let all = [styleSheet, icon]

  var place: SitePath { .asset(name: name) }
}
