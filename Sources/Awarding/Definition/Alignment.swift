import Register

/// A concept of another framework that the micro-credential corresponds to, on the awarding body's word.
public struct Alignment: Hashable, Sendable {
  public static let titleBounds = TextBounds.line(400)

  public let framework: AlignmentFramework
  /// In the framework's own spelling: `M1805`, `RS6604`, an ESCO address.
  public let code: String
  public let title: LocalizedText?
  /// A page about the concept.
  public let address: WebAddress?

  /// - Throws: ``DefinitionFault`` `register.malformed`, `esco.malformed`, `alignment.code-malformed`, a problem of a
  ///   text.
  public init(
    framework: AlignmentFramework, code: String, title: LocalizedText? = nil, address: WebAddress? = nil
  ) throws(DefinitionFault) {
    self.framework = framework
    do { self.code = try framework.code(code) } catch {
      throw error.at(DefinitionPlace(), field: .alignmentCode)
    }
    self.title = title
    self.address = address
  }

  /// The address given, else the one that follows from the code: the fiche at France compétences, the ESCO concept.
  public var target: String? {
    if let address { return address.text }
    switch framework {
    case .rncp, .rs: return (try? RegisterCode(code))?.pageAddress
    case .esco: return code
    default: return nil
    }
  }
}
