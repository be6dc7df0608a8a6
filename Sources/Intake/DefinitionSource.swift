/// The text of a definition's file: UTF-8 of a bounded size, the byte order mark taken off.
struct DefinitionSource {
  let bytes: [UInt8]
  let text: String

  /// - Throws: ``DefinitionUnreadable`` `file.too-large`, `file.encoding` with the place of the first wrong byte,
  ///   `file.empty`.
  init(_ bytes: [UInt8]) throws(DefinitionUnreadable) {
    guard bytes.count <= DefinitionDocument.maximumBytes else {
      throw DefinitionUnreadable(
        .tooLarge, en: "the file has \(bytes.count) bytes; a definition has at most 1 MiB",
        fr: "le fichier fait \(bytes.count) octets ; une définition en fait 1 Mio au plus")
    }
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
      throw DefinitionUnreadable(
        .encoding, line: 1, column: 1, en: "the file is UTF-16; save it as UTF-8",
        fr: "le fichier est en UTF-16 ; enregistrez-le en UTF-8")
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard let text = String(validating: content, as: UTF8.self) else {
      let (line, column) = Self.position(of: Self.firstMalformed(content), in: content)
      throw DefinitionUnreadable(
        .encoding, line: line, column: column,
        en: "the file is not UTF-8 (Windows-1252 perhaps); save it as UTF-8",
        fr: "le fichier n’est pas en UTF-8 (peut-être en Windows-1252) ; enregistrez-le en UTF-8")
    }
    guard content.contains(where: { !Self.isSpace($0) }) else {
      throw DefinitionUnreadable(.empty, en: "the file is empty", fr: "le fichier est vide")
    }
    self.bytes = content
    self.text = text
  }

  var looksLikeJSON: Bool {
    bytes.first { !Self.isSpace($0) }.map { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") } ?? false
  }

  /// Line and column, from 1, of the byte at an offset.
  func position(of offset: Int) -> (line: Int, column: Int) { Self.position(of: offset, in: bytes) }

  private static func position(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    var (line, column) = (1, 1)
    for byte in bytes[..<min(offset, bytes.count)] {
      if byte == UInt8(ascii: "\n") {
        (line, column) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }

  /// The offset of the first byte of the first sequence that is not UTF-8.
  private static func firstMalformed(_ bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { offset += UTF8.width(scalar) }
    return offset
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
