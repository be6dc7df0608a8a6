/// The fields of a form that are asked for, gathered while the body arrives.
struct MultipartForm {
  private var parser: MultipartParser
  private let wanted: Set<String>
  private var current: String?
  private(set) var fields: [String: [UInt8]] = [:]

  /// - Parameter wanted: the names of fields to keep; others are read and dropped.
  init(boundary: MultipartBoundary, wanted: Set<String>) {
    parser = MultipartParser(boundary: boundary)
    self.wanted = wanted
  }

  /// - Throws: ``MultipartFault``.
  mutating func feed(_ bytes: some Sequence<UInt8>) throws {
    var fields = self.fields
    var current = self.current
    // The dictionary must not be shared while it grows.
    self.fields = [:]
    defer {
      self.fields = fields
      self.current = current
    }
    try parser.feed(bytes) { event in
      switch event {
      case .begin(let part):
        // Of a name that stands twice, the first that is not empty counts.
        current = wanted.contains(part.name) && fields[part.name, default: []].isEmpty ? part.name : nil
      case .content(let bytes):
        if let current { fields[current, default: []].append(contentsOf: bytes) }
      case .end: current = nil
      }
    }
  }

  /// - Throws: ``MultipartFault`` `truncated`.
  func finish() throws(MultipartFault) { try parser.finish() }
}
