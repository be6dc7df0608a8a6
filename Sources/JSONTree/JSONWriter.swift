/// Writes values into one growing buffer. Recursion is as deep as the value.
struct JSONWriter: ~Copyable {
  private let style: JSONStyle
  private var base: UnsafeMutablePointer<UInt8>
  private var count = 0
  private var capacity = 1_024
  private var depth = 0

  init(style: JSONStyle) {
    self.style = style
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  /// What was written so far; valid until the next writing.
  var written: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  mutating func write(_ value: JSON) {
    switch value {
    case .null: put("null")
    case .bool(let value): put(value ? "true" : "false")
    case .number(let number): put(number.text)
    case .string(let text): quote(text)
    case .array(let elements):
      if elements.isEmpty { return put("[]") }
      put(UInt8(ascii: "["))
      depth &+= 1
      var first = true
      for element in elements {
        if !first { put(UInt8(ascii: ",")) }
        first = false
        breakLine()
        write(element)
      }
      depth &-= 1
      breakLine()
      put(UInt8(ascii: "]"))
    case .object(let object):
      if object.isEmpty { return put("{}") }
      put(UInt8(ascii: "{"))
      depth &+= 1
      var first = true
      for member in object.members {
        if !first { put(UInt8(ascii: ",")) }
        first = false
        breakLine()
        quote(member.name)
        put(UInt8(ascii: ":"))
        if style == .pretty { put(UInt8(ascii: " ")) }
        write(member.value)
      }
      depth &-= 1
      breakLine()
      put(UInt8(ascii: "}"))
    }
  }

  @inline(__always)
  private mutating func breakLine() {
    guard style == .pretty else { return }
    put(UInt8(ascii: "\n"))
    for _ in 0..<depth { put("  ") }
  }

  private mutating func quote(_ text: String) {
    var text = text
    put(UInt8(ascii: "\""))
    text.withUTF8 { bytes in
      guard var at = bytes.baseAddress else { return }
      let end = at + bytes.count
      while at < end {
        let stop = JSONScan.plainEnd(from: at, to: end)
        put(at, stop - at)
        if stop == end { break }
        escape(stop.pointee)
        at = stop + 1
      }
    }
    put(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): put("\\\"")
    case UInt8(ascii: "\\"): put("\\\\")
    case 0x08: put("\\b")
    case 0x09: put("\\t")
    case 0x0A: put("\\n")
    case 0x0C: put("\\f")
    case 0x0D: put("\\r")
    default:
      put(byte < 0x10 ? "\\u000" : "\\u001")
      let low = byte & 0x0F
      put(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10)
    }
  }

  @inline(__always)
  private mutating func put(_ text: StaticString) { put(text.utf8Start, text.utf8CodeUnitCount) }

  private mutating func put(_ text: String) {
    var text = text
    text.withUTF8 { if let start = $0.baseAddress { put(start, $0.count) } }
  }

  @inline(__always)
  private mutating func put(_ byte: UInt8) {
    if count == capacity { grow(by: 1) }
    base[count] = byte
    count &+= 1
  }

  @inline(__always)
  private mutating func put(_ start: UnsafePointer<UInt8>, _ length: Int) {
    if capacity &- count < length { grow(by: length) }
    (base + count).update(from: start, count: length)
    count &+= length
  }

  @inline(never)
  private mutating func grow(by length: Int) {
    let larger = max(capacity * 2, count + length)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: base, count: count)
    base.deallocate()
    (base, capacity) = (moved, larger)
  }
}
