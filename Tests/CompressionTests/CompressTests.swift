import Compression
import Testing

@Suite("Compressing")
struct CompressTests {
  @Test("A gzip header carries no time, no name and a fixed system")
  func header() throws {
    for level in CompressionLevel.allCases {
      let small = try CompressionFormat.gzip.compress([1, 2, 3], level: level)
      let extra: UInt8 = level == .smallest ? 2 : level == .fastest ? 4 : 0
      #expect(Array(small.prefix(10)) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, extra, 3])
    }
  }

  @Test("How the input was cut does not show in the result", arguments: CompressionFormat.allCases)
  func cutting(format: CompressionFormat) throws {
    let bytes = Material.mixed(200_000)
    let whole = try format.compress(bytes)
    for size in [1, 313, 65_536] {
      var deflater = try Deflater(format)
      var pieces: [UInt8] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        try deflater.push(Array(bytes[start..<min(bytes.count, start + size)])) { pieces += $0 }
      }
      try deflater.finish { pieces += $0 }
      #expect(pieces == whole)
    }
  }

  @Test("A finished stream takes nothing more")
  func finished() throws {
    var deflater = try Deflater(.gzip)
    try deflater.finish { _ in }
    #expect(throws: CompressionError(.corrupt, "")) { try deflater.push([1]) { _ in } }
    #expect(throws: CompressionError(.corrupt, "")) { try deflater.finish { _ in } }
  }

  @Test("Errors are told apart by code, and say where")
  func errors() {
    #expect(CompressionError(.corrupt, "a") == CompressionError(.corrupt, "b", at: 3))
    #expect(CompressionError(.corrupt, "a") != CompressionError(.truncated, "a"))
    #expect(CompressionError(.truncated, "cut", at: 3).description == "truncated: cut (at byte 3)")
    #expect(CompressionError(.outOfMemory, "none").description == "out-of-memory: none")
  }
}
