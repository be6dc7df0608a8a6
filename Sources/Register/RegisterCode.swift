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

  init(kind: Kind, number: Int, block: Int?) {
    self.kind = kind
    self.number = number
    self.block = block
  }

  /// The fiche that a block belongs to; of a fiche, itself.
  public var fiche: RegisterCode {
    RegisterCode(kind: kind == .block ? .rncp : kind, number: number, block: nil)
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
