import CLibxml2
import Register

/// Reads the register's XML piece by piece and gives each record as soon as it is whole. Memory does not grow with the
/// file. No document type, no entity but the five of XML, no address is ever followed.
final class ExportParser {
  /// The longest text of one element, in bytes; the register's own bound is 64 K characters.
  static let longestText = 1 << 20
  fileprivate static let deepest = 64

  private let parser: xmlParserCtxtPtr
  private let handler: Handler
  private var isFirst = true

  /// - Parameter record: called for every record, in the order of the file; what it throws ends the reading.
  init(_ record: @escaping (RegisterRecord, _ line: Int) throws -> Void) throws(RegisterImportError) {
    handler = Handler(record)
    var callbacks = Handler.callbacks()
    guard
      let parser = xmlCreatePushParserCtxt(&callbacks, Unmanaged.passUnretained(handler).toOpaque(), nil, 0, nil)
    else { throw RegisterImportError(.damaged, "there is no memory for reading XML") }
    xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue))
    self.parser = parser
    handler.parser = parser
  }

  deinit { xmlFreeParserCtxt(parser) }

  /// Takes the next bytes of the file.
  /// - Throws: ``RegisterImportError`` `register.file-damaged`, `register.document-type`; what the caller's own closure
  ///   threw.
  func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    guard isFirst else { return try feed(bytes) }
    isFirst = false
    // Some old files say UTF-16 and are written in UTF-8: what the bytes are counts.
    var head = Array(bytes)
    Self.correctEncoding(&head)
    try head.withUnsafeBufferPointer(feed)
  }

  /// The end of the file.
  func finish() throws -> ExportReading {
    let status = xmlParseChunk(parser, nil, 0, 1)
    try check(status)
    guard handler.isWhole else {
      throw RegisterImportError(.damaged, "the file ends before its last element does", line: handler.line)
    }
    return handler.builder.reading
  }

  private func feed(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    // In pieces that libxml2 takes at once: it copies what it is given.
    var start = 0
    while start < bytes.count {
      let count = min(1 << 16, bytes.count - start)
      let status = bytes.baseAddress?.advanced(by: start).withMemoryRebound(to: CChar.self, capacity: count) {
        xmlParseChunk(parser, $0, Int32(count), 0)
      }
      try check(status ?? 0)
      start += count
    }
  }

  private func check(_ status: Int32) throws {
    if let thrown = handler.thrown { throw thrown }
    guard status != 0 else { return }
    let message = xmlCtxtGetLastError(parser).flatMap { error in
      error.pointee.message.map { String(cString: $0) }
    }
    let reason = (message ?? "it is not well formed").split(separator: "\n").first.map(String.init) ?? ""
    throw RegisterImportError(.damaged, "the XML cannot be read: \(reason)", line: handler.line)
  }

  private static func correctEncoding(_ head: inout [UInt8]) {
    guard head.count > 40, head[0] == UInt8(ascii: "<"), head[1] == UInt8(ascii: "?") else { return }
    let wrong = Array("encoding=\"UTF-16\"".utf8)
    for start in 0..<min(200, head.count - wrong.count) where head[start..<start + wrong.count].elementsEqual(wrong) {
      for place in start..<start + wrong.count { head[place] = UInt8(ascii: " ") }
      return
    }
  }
}

/// What libxml2 calls. It keeps the place, gathers the text of leaves, and asks the builder for records.
private final class Handler {
  var builder = RecordBuilder()
  var parser: xmlParserCtxtPtr?
  var thrown: (any Error)?
  private(set) var isWhole = false

  private let record: (RegisterRecord, Int) throws -> Void
  private var table = ElementTable()
  private var places: [Place] = []
  private var place = Place.outside
  private var isLeaf = false
  private var text: [UInt8] = []
  private var isTooLong = false
  private var recordLine = 0
  private var seen: Set<RegisterCode> = []

  init(_ record: @escaping (RegisterRecord, Int) throws -> Void) {
    self.record = record
    text.reserveCapacity(1 << 16)
    places.reserveCapacity(64)
  }

  var line: Int { parser.map { Int(xmlSAX2GetLineNumber($0)) } ?? 0 }

  func start(_ name: UnsafePointer<UInt8>) {
    guard thrown == nil else { return }
    guard places.count < ExportParser.deepest else {
      return stop(RegisterImportError(.damaged, "elements nested too deep", line: line))
    }
    // Mark-up inside a text (V2.0 had some) is a break in it; its own text counts as the text's.
    if isLeaf, !ElementNames.mayBeText.contains(place) || table.place(name, in: place) == .unknown {
      if text.last != UInt8(ascii: "\n") { append("\n".utf8) }
      places.append(place)
      return
    }
    let next = place == .unknown || place == .ignored ? place : table.place(name, in: place)
    if next == .unknown, place != .unknown { builder.noteUnknown(String(cString: name)) }
    if place == .outside, next != .document {
      return stop(RegisterImportError(.unknownForm, "the XML begins with \(String(cString: name)), not FICHES"))
    }
    places.append(place)
    place = next
    isLeaf = ElementTable.isLeaf[Int(next.rawValue)]
    if isLeaf {
      text.removeAll(keepingCapacity: true)
      isTooLong = false
    } else {
      if next == .record { recordLine = line }
    }
    builder.begin(next, line: recordLine)
  }

  func end(_ name: UnsafePointer<UInt8>) {
    guard thrown == nil, let outer = places.popLast() else { return }
    if outer == place, isLeaf { return }
    let ended = place
    if isLeaf { takeText(ended, name) }
    place = outer
    isLeaf = ElementTable.isLeaf[Int(outer.rawValue)]
    if isLeaf {
      text.removeAll(keepingCapacity: true)
      isTooLong = false
    }
    if ended == .document { isWhole = true }
    guard let found = builder.end(ended) else { return }
    guard seen.insert(found.code).inserted else { return builder.noteDoubled(found) }
    do { try record(found, recordLine) } catch { stop(error) }
  }

  private func takeText(_ place: Place, _ name: UnsafePointer<UInt8>) {
    guard !isTooLong else { return builder.refuseLong(String(cString: name), line: line) }
    text.withUnsafeBufferPointer { whole in
      var (start, end) = (0, whole.count)
      while start < end, whole[start] <= 32 { start += 1 }
      while end > start, whole[end - 1] <= 32 { end -= 1 }
      builder.take(place, UnsafeBufferPointer(rebasing: whole[start..<end]), line: recordLine)
    }
  }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isLeaf { append(bytes) }
  }

  private func append(_ bytes: some Collection<UInt8>) {
    guard text.count + bytes.count <= ExportParser.longestText else {
      isTooLong = true
      return
    }
    text.append(contentsOf: bytes)
  }

  func stop(_ error: any Error) {
    if thrown == nil { thrown = error }
    if let parser { xmlStopParser(parser) }
  }

  static func callbacks() -> xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.initialized = UInt32(XML_SAX2_MAGIC)
    sax.startElementNs = { context, name, _, _, _, _, _, _, _ in
      if let name { Handler.of(context)?.start(name) }
    }
    sax.endElementNs = { context, name, _, _ in
      if let name { Handler.of(context)?.end(name) }
    }
    sax.characters = { context, bytes, count in
      Handler.of(context)?.characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    sax.cdataBlock = { context, bytes, count in
      Handler.of(context)?.characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    // The five entities of XML and no other; a document type is refused outright.
    sax.getEntity = { _, name in xmlGetPredefinedEntity(name) }
    sax.internalSubset = { context, _, _, _ in
      Handler.of(context)?.stop(RegisterImportError(.documentType, "an export has no document type, and none is read"))
    }
    sax.externalSubset = { context, _, _, _ in
      Handler.of(context)?.stop(RegisterImportError(.documentType, "an export has no document type, and none is read"))
    }
    // What is wrong is asked for after each piece; nothing is printed.
    sax.serror = { _, _ in }
    return sax
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> Handler? {
    context.map { Unmanaged<Handler>.fromOpaque($0).takeUnretainedValue() }
  }
}
