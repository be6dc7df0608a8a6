/// How much work compression takes for a smaller result (zlib's levels 1, 6 and 9).
public enum CompressionLevel: Int32, Sendable, CaseIterable {
  case fastest = 1
  case standard = 6
  case smallest = 9
}
