enum Material {
  /// Bytes that compress a little: runs between pseudo-random ones, the same at every run.
  static func mixed(_ count: Int) -> [UInt8] {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    while bytes.count < count {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = UInt8(truncatingIfNeeded: state >> 56)
      let run = state >> 40 & 7 == 0 ? Int(state >> 48 & 63) + 1 : 1
      for _ in 0..<min(run, count - bytes.count) { bytes.append(value) }
    }
    return bytes
  }
}
