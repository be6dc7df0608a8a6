/// A code of the French registers of France compétences: a fiche of the RNCP (`RNCP36490`), one of the RS (`RS6604`),
/// or a skills block of an RNCP fiche (`RNCP36490BC02`).
public struct RegisterCode: Hashable, Sendable, CustomStringConvertible {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Répertoire national des certifications professionnelles.
    case rncp
    /// Répertoire spécifique. Its entries are indivisible: they have no blocks.
    case rs
    /// A *bloc de compétences* of an RNCP fiche.
    case block
  }

  public let kind: Kind
  /// The number of the fiche, 1 to 999,999.
  public let number: Int
  /// The number of the block, 1 to 99, of a code that names one.
  public let block: Int?

  /// Reads a code as people type it: in capitals or not, with spaces, hyphens or dots, or as the address of a fiche's
  /// page on francecompetences.fr.
  ///
  /// - Throws: ``RegisterError`` `empty`, `character` with its position, `length`, `register-missing` for a bare
  ///   number, `register-unknown`, `block-impossible`.
  public init(_ text: String) throws(RegisterError) {
    var scanner = RegisterCodeScanner(text)
    (kind, number, block) = try scanner.code()
  }

  /// Reads a fiche's code as the register writes it, `RNCP36490` or `RS6604`, and nothing else.
  public init?(written: UnsafeBufferPointer<UInt8>) {
    func number(after prefix: StaticString) -> Int? {
      let length = prefix.utf8CodeUnitCount
      guard (length + 1...length + 6).contains(written.count),
        (0..<length).allSatisfy({ written[$0] == prefix.utf8Start[$0] })
      else { return nil }
      var value = 0
      for byte in written[length...] {
        guard (48...57).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 48)
      }
      return value == 0 ? nil : value
    }
    if let value = number(after: "RNCP") {
      self.init(kind: .rncp, number: value, block: nil)
    } else if let value = number(after: "RS") {
      self.init(kind: .rs, number: value, block: nil)
    } else {
      return nil
    }
  }

  init(kind: Kind, number: Int, block: Int?) {
    self.kind = kind
    self.number = number
    self.block = block
  }

  /// The fiche that a block belongs to; of a fiche, itself.
  public var fiche: RegisterCode {
    RegisterCode(kind: kind == .block ? .rncp : kind, number: number, block: nil)
  }

  /// A fiche of a register by its number.
  /// - Parameter number: 1 to 999,999; any other has no fiche.
  public static func fiche(_ kind: Kind, _ number: Int) -> RegisterCode? {
    (1...999_999).contains(number) ? RegisterCode(kind: kind == .rs ? .rs : .rncp, number: number, block: nil) : nil
  }

  /// The register's own spelling.
  public var text: String {
    let fiche = (kind == .rs ? "RS" : "RNCP") + String(number)
    guard let block else { return fiche }
    return fiche + "BC" + (block < 10 ? "0" : "") + String(block)
  }

  /// The public page of the fiche at France compétences.
  public var pageAddress: String {
    "https://www.francecompetences.fr/recherche/\(kind == .rs ? "rs" : "rncp")/\(number)/"
  }

  public var description: String { text }
}

extension RegisterCode: Comparable {
  public static func < (left: RegisterCode, right: RegisterCode) -> Bool {
    (left.fiche.kind.rawValue, left.number, left.block ?? 0)
      < (right.fiche.kind.rawValue, right.number, right.block ?? 0)
  }
}
