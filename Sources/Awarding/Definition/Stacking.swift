import Encodings
import Register

/// Whether the micro-credential stands alone or counts towards something larger (Annex I, optional).
///
/// It opens no right: the receiving body decides.
public struct Stacking: Hashable, Sendable {
  public let kind: StackingKind
  /// Empty for a stand-alone micro-credential; at most 20.
  public let towards: [StackingTarget]

  /// - Throws: ``DefinitionFault`` `stacking.contradictory` when a stand-alone one counts towards something,
  ///   `list.too-long`, `list.duplicate`.
  public init(kind: StackingKind, towards: [StackingTarget] = []) throws(DefinitionFault) {
    guard kind == .stackable || towards.isEmpty else {
      throw DefinitionFault(.stackingContradictory, field: .stackingTowards)
    }
    guard towards.count <= 20 else { throw DefinitionFault(.listTooLong(limit: 20), field: .stackingTowards) }
    guard Set(towards).count == towards.count else {
      throw DefinitionFault(.duplicate, field: .stackingTowards)
    }
    self.kind = kind
    self.towards = towards
  }
}

public enum StackingKind: String, DefinitionCode {
  case standalone
  case stackable

  public static let spellings: [String: StackingKind] = ["stand-alone": .standalone]

  public func label(in language: Language) -> String {
    let french = language == .fr
    return switch self {
    case .standalone: french ? "autonome" : "stand-alone"
    case .stackable:
      french ? "cumulable vers une autre certification" : "stackable towards another credential"
    }
  }
}

/// What a micro-credential can count towards: something with a code, a name in this data folder, an address, or only
/// a title.
public struct StackingTarget: Hashable, Sendable {
  public enum Reference: Hashable, Sendable {
    /// In the French registers.
    case register(RegisterCode)
    /// A micro-credential of the same body.
    case type(Slug)
    case address(WebAddress)
  }

  public static let titleBounds = TextBounds.line(200)

  public let reference: Reference?
  public let title: LocalizedText?

  /// - Throws: ``DefinitionFault`` `missing` when there is neither reference nor title.
  public init(reference: Reference?, title: LocalizedText? = nil) throws(DefinitionFault) {
    guard reference != nil || title != nil else {
      throw DefinitionFault(.missing, field: .stackingTargetTitle)
    }
    self.reference = reference
    self.title = title
  }

  /// Reads a code (`RNCP36490BC02`), an address or a slug.
  ///
  /// - Throws: ``DefinitionFault`` of whichever of the three the text resembles.
  public static func reference(_ text: String) throws(DefinitionFault) -> Reference {
    if text.contains("://") { return .address(try WebAddress(text)) }
    let upper = text.uppercased()
    let afterRegister =
      upper.hasPrefix("RNCP") ? upper.dropFirst(4) : upper.hasPrefix("RS") ? upper.dropFirst(2) : ""
    if afterRegister.contains(where: \.isNumber), afterRegister.first.map({ !$0.isLetter }) ?? false {
      do { return .register(try RegisterCode(text)) } catch {
        throw DefinitionFault(.registerCode(en: error.reason, fr: error.reasonInFrench), found: text)
      }
    }
    return .type(try Slug(text))
  }
}
