import CQRencode

/// A QR code (ISO/IEC 18004) with error correction M: readable with 15 % of it lost.
///
/// The text is encoded as UTF-8 bytes, in the smallest version that holds it.
///
/// ```swift
/// let code = try QRCode("https://example.org/credentials/…")
/// code.svg      // "<svg xmlns=…>"
/// ```
public struct QRCode: Sendable, Hashable {
  /// The most bytes of UTF-8 that fit: version 40 at level M.
  public static let maximumBytes = 2331
  /// Light modules that readers need around the code.
  public static let quietZone = 4

  /// Modules a side, without the quiet zone: 21, 25, … 177.
  public let size: Int
  /// Row by row from the top, each from the left; true is dark.
  public let modules: [Bool]

  /// - Throws: `empty`, `tooLong` beyond ``maximumBytes``, `outOfMemory`.
  public init(_ text: String) throws(QRCodeError) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty else { throw QRCodeError(.empty, "there is no text to encode") }
    guard bytes.count <= Self.maximumBytes else {
      throw QRCodeError(.tooLong, "\(bytes.count) bytes do not fit: a QR code holds \(Self.maximumBytes)")
    }
    guard let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M) else {
      throw QRCodeError(.outOfMemory, "libqrencode could not encode \(bytes.count) bytes")
    }
    defer { QRcode_free(code) }
    let size = Int(code.pointee.width)
    let data = UnsafeBufferPointer(start: code.pointee.data, count: size * size)
    self.size = size
    modules = data.map { $0 & 1 == 1 }
  }

  /// Whether the module is dark; row and column from 0 at the upper left, both below ``size``.
  public subscript(row: Int, column: Int) -> Bool { modules[row * size + column] }
}
