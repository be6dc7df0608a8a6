/// Reads one JSON text without recursion: open containers stand in `frames`, their finished elements
/// and members on two stacks, from which a container takes its own at its end.
struct JSONParser: ~Copyable {
  private struct Frame {
    /// Where the container's first element or member stands on its stack.
    let start: Int
    let isObject: Bool
  }

  /// What duplicates are found by: a cheap digest of the name, and where the name begins.
  private struct NameMark {
    let digest: UInt64
    let offset: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let start: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>
  private var at: UnsafePointer<UInt8>
  private let limits: JSONLimits

  private var frames: UnsafeMutablePointer<Frame>
  private var depth = 0

  private var elements: UnsafeMutablePointer<JSON>
  private var elementCount = 0
  private var elementCapacity = 16

  private var members: UnsafeMutablePointer<JSONObject.Member>
  private var marks: UnsafeMutablePointer<NameMark>
  private var memberCount = 0
  private var memberCapacity = 32

  /// Strings with escapes are decoded here.
  private var scratch: [UInt8] = []

  /// - Throws: ``JSONError`` `.tooLarge` or `.unexpectedEnd` (no bytes at all).
  init(_ bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits) throws(JSONError) {
    guard bytes.count <= limits.maximumBytes else {
      throw JSONError(
        code: .tooLarge, reason: "\(bytes.count) bytes, at most \(limits.maximumBytes) are read",
        location: JSONLocation(line: 1, column: 1, offset: 0))
    }
    guard let start = bytes.baseAddress, bytes.count > 0 else {
      throw JSONError(
        code: .unexpectedEnd, reason: "an empty text", location: JSONLocation(line: 1, column: 1, offset: 0))
    }
    self.bytes = bytes
    self.limits = limits
    self.start = start
    at = start
    end = start + bytes.count
    frames = .allocate(capacity: limits.maximumDepth)
    elements = .allocate(capacity: elementCapacity)
    members = .allocate(capacity: memberCapacity)
    marks = .allocate(capacity: memberCapacity)
  }

  deinit {
    elements.deinitialize(count: elementCount)
    members.deinitialize(count: memberCount)
    frames.deallocate()
    elements.deallocate()
    members.deallocate()
    marks.deallocate()
  }

  mutating func document() throws(JSONError) -> JSON {
    if bytes.count >= 3, start[0] == 0xEF, start[1] == 0xBB, start[2] == 0xBF {
      throw failure(.byteOrderMark, "a byte order mark before the value")
    }
    while true {
      // A value begins here.
      skipWhiteSpace()
      var value: JSON
      switch try byte() {
      case UInt8(ascii: "\""):
        value = .string(try string())
      case UInt8(ascii: "{"):
        try open()
        if try byte() == UInt8(ascii: "}") {
          at += 1
          value = .object(JSONObject())
        } else {
          push(Frame(start: memberCount, isObject: true))
          try name()
          continue
        }
      case UInt8(ascii: "["):
        try open()
        if try byte() == UInt8(ascii: "]") {
          at += 1
          value = .array([])
        } else {
          push(Frame(start: elementCount, isObject: false))
          continue
        }
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        value = .number(try number())
      case UInt8(ascii: "t"):
        try word("true")
        value = .bool(true)
      case UInt8(ascii: "f"):
        try word("false")
        value = .bool(false)
      case UInt8(ascii: "n"):
        try word("null")
        value = .null
      default:
        throw unexpected("a value")
      }
      // The value is whole: it belongs to the innermost container, which may end after it.
      while true {
        skipWhiteSpace()
        if depth == 0 {
          if at != end { throw unexpected("the end of the text") }
          return value
        }
        let frame = frames[depth &- 1]
        if frame.isObject {
          setLastValue(consume value)
          let next = try byte()
          if next == UInt8(ascii: ",") {
            at += 1
            skipWhiteSpace()
            try name()
            break
          }
          guard next == UInt8(ascii: "}") else { throw unexpected("',' or '}'") }
          at += 1
          value = .object(try takeObject(from: frame.start))
        } else {
          push(consume value)
          let next = try byte()
          if next == UInt8(ascii: ",") {
            at += 1
            break
          }
          guard next == UInt8(ascii: "]") else { throw unexpected("',' or ']'") }
          at += 1
          value = .array(takeArray(from: frame.start))
        }
        depth &-= 1
      }
    }
  }
}

// MARK: - Containers

extension JSONParser {
  /// Steps over the opening bracket and the white space after it.
  @inline(__always)
  private mutating func open() throws(JSONError) {
    if depth == limits.maximumDepth {
      throw failure(.tooDeep, "more than \(limits.maximumDepth) arrays and objects one inside the other")
    }
    at += 1
    skipWhiteSpace()
  }

  @inline(__always)
  private mutating func push(_ frame: Frame) {
    frames[depth] = frame
    depth &+= 1
  }

  @inline(__always)
  private mutating func push(_ value: consuming JSON) {
    if elementCount == elementCapacity { growElements() }
    (elements + elementCount).initialize(to: value)
    elementCount &+= 1
  }

  /// Gives the last member, which waits with `null`, its value.
  @inline(__always)
  private mutating func setLastValue(_ value: consuming JSON) {
    // Over `null`, which owns nothing, no destruction is needed.
    guard let offset = MemoryLayout<JSONObject.Member>.offset(of: \.value) else { return }
    let last = UnsafeMutableRawPointer(members + (memberCount &- 1))
    (last + offset).assumingMemoryBound(to: JSON.self).initialize(to: value)
  }

  /// Reads a member's name and the colon, and pushes the member with `null` for its value.
  @inline(__always)
  private mutating func name() throws(JSONError) {
    guard try byte() == UInt8(ascii: "\"") else { throw unexpected("a member name in quotation marks") }
    let offset = at - start
    var digest: UInt64 = 0
    let name = try string(digest: &digest)
    let first = frames[depth &- 1].start
    // Small objects are compared here; the others when they end, with their index.
    if memberCount &- first < JSONNameIndex.scanLimit {
      var other = first
      while other < memberCount {
        if marks[other].digest == digest, members[other].name.hasSameScalars(as: name) {
          throw duplicate(name, at: offset)
        }
        other &+= 1
      }
    }
    if memberCount == memberCapacity { growMembers() }
    (members + memberCount).initialize(to: JSONObject.Member(name: name, value: .null))
    marks[memberCount] = NameMark(digest: digest, offset: offset)
    memberCount &+= 1
    skipWhiteSpace()
    guard try byte() == UInt8(ascii: ":") else { throw unexpected("':'") }
    at += 1
  }

  private mutating func takeArray(from first: Int) -> [JSON] {
    let count = elementCount &- first
    elementCount = first
    let source = elements + first
    // Reserving and appending is specialised; `init(unsafeUninitializedCapacity:)` is not, and asks the
    // runtime for metadata each time.
    var taken: [JSON] = []
    taken.reserveCapacity(count)
    for position in 0..<count { taken.append((source + position).move()) }
    return taken
  }

  private mutating func takeObject(from first: Int) throws(JSONError) -> JSONObject {
    let count = memberCount &- first
    var index = JSONNameIndex()
    if count > JSONNameIndex.scanLimit {
      let own = UnsafeBufferPointer(start: UnsafePointer(members + first), count: count)
      if let repeated = index.rebuild(over: own) {
        throw duplicate(own[repeated].name, at: marks[first + repeated].offset)
      }
    }
    memberCount = first
    let source = members + first
    var taken: [JSONObject.Member] = []
    taken.reserveCapacity(count)
    for position in 0..<count { taken.append((source + position).move()) }
    return JSONObject(distinct: taken, index: index)
  }

  @inline(never)
  private mutating func growElements() {
    let larger = UnsafeMutablePointer<JSON>.allocate(capacity: elementCapacity * 2)
    larger.moveInitialize(from: elements, count: elementCount)
    elements.deallocate()
    (elements, elementCapacity) = (larger, elementCapacity * 2)
  }

  @inline(never)
  private mutating func growMembers() {
    let larger = UnsafeMutablePointer<JSONObject.Member>.allocate(capacity: memberCapacity * 2)
    larger.moveInitialize(from: members, count: memberCount)
    members.deallocate()
    let largerMarks = UnsafeMutablePointer<NameMark>.allocate(capacity: memberCapacity * 2)
    largerMarks.moveInitialize(from: marks, count: memberCount)
    marks.deallocate()
    (members, marks, memberCapacity) = (larger, largerMarks, memberCapacity * 2)
  }
}

// MARK: - Scalars

extension JSONParser {
  @inline(__always)
  private mutating func skipWhiteSpace() {
    while at < end {
      switch at.pointee {
      case 0x20, 0x0A, 0x0D, 0x09: at += 1
      default: return
      }
    }
  }

  /// The next byte, which stays the next.
  @inline(__always)
  private mutating func byte() throws(JSONError) -> UInt8 {
    if at == end { throw failure(.unexpectedEnd, "the text ends before the value does") }
    return at.pointee
  }

  private mutating func word(_ word: StaticString) throws(JSONError) {
    for position in 0..<word.utf8CodeUnitCount {
      guard try byte() == word.utf8Start[position] else { throw unexpected("'\(word)'") }
      at += 1
    }
  }

  private mutating func number() throws(JSONError) -> JSONNumber {
    let first = at
    if at.pointee == UInt8(ascii: "-") { at += 1 }
    if try byte() == UInt8(ascii: "0") {
      at += 1
      if at < end, isDigit(at.pointee) {
        throw failure(.syntax, "a number does not begin with 0 and another digit")
      }
    } else {
      try digits()
    }
    if at < end, at.pointee == UInt8(ascii: ".") {
      at += 1
      try digits()
    }
    if at < end, at.pointee | 0x20 == UInt8(ascii: "e") {
      at += 1
      let sign = try byte()
      if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { at += 1 }
      try digits()
    }
    guard at - first <= limits.maximumNumberLength else {
      throw failure(
        .numberTooLong,
        "a number of \(at - first) characters, at most \(limits.maximumNumberLength) are read",
        at: first)
    }
    return JSONNumber(
      unchecked: String(decoding: UnsafeBufferPointer(start: first, count: at - first), as: UTF8.self))
  }

  @inline(__always)
  private mutating func digits() throws(JSONError) {
    guard isDigit(try byte()) else { throw unexpected("a digit") }
    repeat { at += 1 } while at < end && isDigit(at.pointee)
  }

  @inline(__always)
  private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  @inline(__always)
  private mutating func string() throws(JSONError) -> String {
    var unused: UInt64 = 0
    return try string(digest: &unused)
  }

  /// Reads a string from its opening quotation mark to the closing one.
  @inline(__always)
  private mutating func string(digest: inout UInt64) throws(JSONError) -> String {
    let first = at + 1
    var seen: UInt64 = 0
    let stop = JSONScan.plainEnd(from: first, to: end, seen: &seen)
    guard stop < end, stop.pointee == UInt8(ascii: "\"") else {
      return try stringWithEscapes(from: first, to: stop, digest: &digest)
    }
    at = stop + 1
    let content = UnsafeBufferPointer(start: first, count: stop - first)
    digest = JSONParser.digest(content)
    let text = String(decoding: content, as: UTF8.self)
    if seen & JSONScan.tops != 0, !text.isExactly(content) { throw malformed(from: first, to: stop) }
    return text
  }

  /// Reads the rest of a string that has escapes, a fault, or no end.
  @inline(never)
  private mutating func stringWithEscapes(
    from first: UnsafePointer<UInt8>, to plainEnd: UnsafePointer<UInt8>, digest: inout UInt64
  ) throws(JSONError) -> String {
    scratch.removeAll(keepingCapacity: true)
    at = first
    var stop = plainEnd
    while true {
      scratch.append(contentsOf: UnsafeBufferPointer(start: at, count: stop - at))
      at = stop
      let next = try byte()
      if next == UInt8(ascii: "\"") { break }
      guard next == UInt8(ascii: "\\") else {
        throw failure(.syntax, "a control character in a string stands as an escape")
      }
      try escape()
      stop = JSONScan.plainEnd(from: at, to: end)
    }
    let closing = at
    at += 1
    digest = scratch.withUnsafeBufferPointer { JSONParser.digest($0) }
    let text = String(decoding: scratch, as: UTF8.self)
    guard scratch.withUnsafeBufferPointer({ text.isExactly($0) }) else {
      throw malformed(from: first, to: closing)
    }
    return text
  }

  /// Reads one escape from its backslash on and appends its UTF-8.
  private mutating func escape() throws(JSONError) {
    let backslash = at
    at += 1
    switch try byte() {
    case UInt8(ascii: "\""): scratch.append(UInt8(ascii: "\""))
    case UInt8(ascii: "\\"): scratch.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "/"): scratch.append(UInt8(ascii: "/"))
    case UInt8(ascii: "b"): scratch.append(0x08)
    case UInt8(ascii: "f"): scratch.append(0x0C)
    case UInt8(ascii: "n"): scratch.append(0x0A)
    case UInt8(ascii: "r"): scratch.append(0x0D)
    case UInt8(ascii: "t"): scratch.append(0x09)
    case UInt8(ascii: "u"):
      at += 1
      var scalar = UInt32(try fourHexDigits())
      if scalar & 0xFC00 == 0xD800, end - at >= 2, at[0] == UInt8(ascii: "\\"), at[1] == UInt8(ascii: "u") {
        at += 2
        let low = UInt32(try fourHexDigits())
        guard low & 0xFC00 == 0xDC00 else {
          throw failure(.loneSurrogate, "an escape for half a surrogate pair", at: backslash)
        }
        scalar = 0x10000 + (scalar & 0x3FF) << 10 + low & 0x3FF
      }
      guard let scalar = Unicode.Scalar(scalar) else {
        throw failure(.loneSurrogate, "an escape for half a surrogate pair", at: backslash)
      }
      scratch.append(contentsOf: UTF8.encode(scalar)!)
      return
    default: throw unexpected("one of \" \\ / b f n r t u after a backslash")
    }
    at += 1
  }

  private mutating func fourHexDigits() throws(JSONError) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      let byte = try byte()
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt16(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt16(byte - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt16(byte - UInt8(ascii: "A") + 10)
      default: throw unexpected("four hexadecimal digits")
      }
      at += 1
    }
    return value
  }

  /// A number that equal names share and different names of one object seldom do.
  @inline(__always)
  private static func digest(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let count = name.count
    guard let start = UnsafeRawPointer(name.baseAddress) else { return 0 }
    var (head, tail): (UInt64, UInt64) = (0, 0)
    if count >= 8 {
      head = start.loadUnaligned(as: UInt64.self)
      tail = start.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
    } else {
      for byte in name { head = head &<< 8 | UInt64(byte) }
    }
    return head &* 0x9E37_79B9_7F4A_7C15 ^ tail &* 0xC2B2_AE3D_27D4_EB4F &+ UInt64(truncatingIfNeeded: count)
  }
}

// MARK: - Failures

extension JSONParser {
  @inline(never)
  private mutating func failure(
    _ code: JSONError.Code, _ reason: String, at place: UnsafePointer<UInt8>? = nil
  ) -> JSONError {
    JSONError(code: code, reason: reason, location: JSONLocation(of: (place ?? at) - start, in: bytes))
  }

  /// The failure of a byte that is not what was expected, or of a text that ends here.
  @inline(never)
  private mutating func unexpected(_ expected: String) -> JSONError {
    if at == end { return failure(.unexpectedEnd, "the text ends where \(expected) is expected") }
    let found = at.pointee
    if found >= 0x80, malformedOffset(from: at, to: min(at + 4, end)) == 0 {
      return failure(.invalidUTF8, "bytes that are not UTF-8")
    }
    let shown = (0x21...0x7E).contains(found) ? "'\(Character(Unicode.Scalar(found)))'" : "byte \(found)"
    return failure(.syntax, "\(shown) where \(expected) is expected")
  }

  @inline(never)
  private mutating func malformed(from first: UnsafePointer<UInt8>, to last: UnsafePointer<UInt8>)
    -> JSONError
  {
    failure(
      .invalidUTF8, "bytes that are not UTF-8", at: first + (malformedOffset(from: first, to: last) ?? 0))
  }

  /// Where in `first..<last` the first malformed sequence begins.
  private func malformedOffset(from first: UnsafePointer<UInt8>, to last: UnsafePointer<UInt8>) -> Int? {
    var decoder = UTF8()
    var iterator = UnsafeBufferPointer(start: first, count: last - first).makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return offset
      }
    }
  }

  @inline(never)
  private mutating func duplicate(_ name: String, at offset: Int) -> JSONError {
    // As JSON, so that no control character gets into a log; cut, because a name may be long.
    let shown = JSON.string(String(name.unicodeScalars.prefix(80)))
    return failure(.duplicateName, "the member name \(shown) twice in one object", at: start + offset)
  }
}
