import Compression
import Testing

@Suite("Expanding")
struct ExpandTests {
  @Test("What was compressed comes back", arguments: CompressionFormat.allCases, CompressionLevel.allCases)
  func roundTrip(format: CompressionFormat, level: CompressionLevel) throws {
    for count in [0, 1, 2, 255, 65_535, 65_536, 65_537, 300_000] {
      let bytes = Material.mixed(count)
      let small = try format.compress(bytes, level: level)
      #expect(try format.expand(small, maximumBytes: count) == bytes)
    }
  }

  @Test("Pieces of any size give the same", arguments: [1, 2, 7, 100, 65_536])
  func pieces(size: Int) throws {
    let bytes = Material.mixed(100_000)
    let small = try CompressionFormat.gzip.compress(bytes)
    var inflater = try Inflater(.gzip, maximumBytes: bytes.count)
    var result: [UInt8] = []
    for start in stride(from: 0, to: small.count, by: size) {
      try inflater.push(Array(small[start..<min(small.count, start + size)])) { result += $0 }
    }
    try inflater.finish()
    #expect(result == bytes)
    #expect(inflater.consumedBytes == small.count)
    #expect(inflater.expandedBytes == bytes.count)
  }

  @Test(
    "The cap is exact: the very length passes, one byte less is refused",
    arguments: CompressionFormat.allCases)
  func cap(format: CompressionFormat) throws {
    for count in [1, 1000, 65_536, 200_000] {
      let small = try format.compress([UInt8](repeating: 7, count: count))
      #expect(try format.expand(small, maximumBytes: count).count == count)
      #expect(throws: CompressionError(.tooLarge, "")) { try format.expand(small, maximumBytes: count - 1) }
    }
    #expect(try format.expand(format.compress([]), maximumBytes: 0) == [])
    #expect(try format.expand(format.compress([1]), maximumBytes: .max) == [1])
    #expect(throws: CompressionError(.tooLarge, "")) {
      try format.expand(format.compress([1]), maximumBytes: -5)
    }
  }

  @Test("Two gigabytes in two megabytes of input are refused after the cap and a chunk")
  func bomb() throws {
    // Sixteen members of 128 MiB of zeros each.
    var deflater = try Deflater(.gzip, level: .smallest)
    var member: [UInt8] = []
    let zeros = [UInt8](repeating: 0, count: 1 << 22)
    for _ in 0..<32 { try deflater.push(zeros) { member += $0 } }
    try deflater.finish { member += $0 }
    let bomb = Array(repeatElement(member, count: 16).joined())
    #expect(bomb.count < 3 << 20)

    var inflater = try Inflater(.gzip, maximumBytes: 1 << 20)
    var came = 0
    #expect(throws: CompressionError(.tooLarge, "")) { try inflater.push(bomb) { came += $0.count } }
    #expect(came <= 1 << 20)
    // Only as much of the input was read as the cap called for.
    #expect(inflater.consumedBytes < bomb.count / 50)
    #expect(throws: CompressionError(.tooLarge, "")) { try inflater.push([0]) { _ in } }
    #expect(throws: CompressionError(.tooLarge, "")) { try inflater.finish() }
  }

  @Test("Every shortening is refused as truncated", arguments: CompressionFormat.allCases)
  func truncation(format: CompressionFormat) throws {
    let small = try format.compress(Material.mixed(2000))
    for count in 0..<small.count {
      #expect(throws: CompressionError(.truncated, "")) {
        try format.expand(Array(small.prefix(count)), maximumBytes: 10_000)
      }
    }
  }

  @Test("Bytes after the end are refused", arguments: CompressionFormat.allCases)
  func trailing(format: CompressionFormat) throws {
    let small = try format.compress(Material.mixed(500))
    for tail in [[0], [0xFF, 0x1F], [0x20, 0x8B, 8]] as [[UInt8]] {
      #expect(throws: CompressionError(.trailingData, "")) {
        try format.expand(small + tail, maximumBytes: 10_000)
      }
    }
  }

  @Test("Members of a gzip text follow one another; a half one is truncated")
  func members() throws {
    let first = try CompressionFormat.gzip.compress(Array("abc".utf8))
    let second = try CompressionFormat.gzip.compress(Array("def".utf8))
    #expect(try CompressionFormat.gzip.expand(first + second, maximumBytes: 6) == Array("abcdef".utf8))
    #expect(throws: CompressionError(.tooLarge, "")) {
      try CompressionFormat.gzip.expand(first + second, maximumBytes: 5)
    }
    for count in 1..<second.count {
      #expect(throws: CompressionError(.truncated, "")) {
        try CompressionFormat.gzip.expand(first + second.prefix(count), maximumBytes: 6)
      }
    }
    #expect(throws: CompressionError(.corrupt, "")) {
      try CompressionFormat.gzip.expand(first + [0x1F, 0x00], maximumBytes: 6)
    }
    #expect(throws: CompressionError(.trailingData, "")) {
      let zlib = try CompressionFormat.zlib.compress([1])
      return try CompressionFormat.zlib.expand(zlib + zlib, maximumBytes: 6)
    }
  }

  @Test("Altered bytes never give other content: checksum and length see them")
  func altered() throws {
    let bytes = Material.mixed(700)
    let small = try CompressionFormat.gzip.compress(bytes)
    var refused = 0
    var same = 0
    for position in small.indices {
      var altered = small
      altered[position] ^= 0x40
      if let result = try? CompressionFormat.gzip.expand(altered, maximumBytes: 100_000) {
        // MTIME, XFL and OS say nothing about the content.
        #expect(result == bytes)
        #expect((4...9).contains(position))
        same += 1
      } else {
        refused += 1
      }
    }
    #expect(refused + same == small.count)
    #expect(same == 6)
  }

  @Test("What is none of the format is corrupt")
  func foreign() throws {
    let bytes = Material.mixed(300)
    let gzip = try CompressionFormat.gzip.compress(bytes)
    let zlib = try CompressionFormat.zlib.compress(bytes)
    #expect(throws: CompressionError(.corrupt, "")) {
      try CompressionFormat.zlib.expand(gzip, maximumBytes: 1000)
    }
    #expect(throws: CompressionError(.corrupt, "")) {
      try CompressionFormat.gzip.expand(zlib, maximumBytes: 1000)
    }
    #expect(throws: CompressionError(.corrupt, "")) {
      try CompressionFormat.gzip.expand(Array("{\"a\":1}".utf8), maximumBytes: 1000)
    }
    // FDICT set: header 0x78 0xBB (a multiple of 31), then the dictionary's Adler-32.
    #expect(throws: CompressionError(.dictionaryNeeded, "")) {
      try CompressionFormat.zlib.expand([0x78, 0xBB, 0, 0, 0, 1, 3, 0], maximumBytes: 1000)
    }
  }
}
