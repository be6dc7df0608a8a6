import Register

/// A framework that codes are taken from. The known ones have a form that is checked; another one is taken by its
/// name, with a warning.
public struct AlignmentFramework: Hashable, Sendable, CustomStringConvertible {
  public static let rome = AlignmentFramework(known: "ROME")
  public static let rncp = AlignmentFramework(known: "RNCP")
  public static let rs = AlignmentFramework(known: "RS")
  public static let esco = AlignmentFramework(known: "ESCO")
  public static let nsf = AlignmentFramework(known: "NSF")
  public static let formacode = AlignmentFramework(known: "Formacode")
  public static let iscedF = AlignmentFramework(known: "ISCED-F")
  public static let cefr = AlignmentFramework(known: "CEFR")
  public static let digComp = AlignmentFramework(known: "DigComp")

  public static let known: [AlignmentFramework] = [
    .rome, .rncp, .rs, .esco, .nsf, .formacode, .iscedF, .cefr, .digComp,
  ]

  /// The name: in the usual spelling of a known framework, else as it was given, 1 to 40 characters.
  public let name: String

  private init(known name: String) { self.name = name }

  /// Reads a name in capitals or not.
  ///
  /// - Throws: ``DefinitionFault`` with a problem of a text.
  public init(_ text: String) throws(DefinitionFault) {
    let name: String
    do { name = try TextBounds.line(40).checked(text) } catch {
      throw error.at(DefinitionPlace(), field: .alignmentFramework)
    }
    let spelled = name.uppercased() == "CECRL" ? "CEFR" : name
    self =
      Self.known.first { $0.name.uppercased() == spelled.uppercased() } ?? AlignmentFramework(known: name)
  }

  public var isKnown: Bool { Self.known.contains(self) }

  /// A warning when the form of the codes is not known, and so not checked.
  public var warning: DefinitionFault? {
    guard !isKnown else { return nil }
    let names = Self.known.map(\.name)
    return DefinitionFault(
      .frameworkUnknown(nearest: Spelling.nearest(to: name, among: names), known: names),
      field: .alignmentFramework, found: name)
  }

  public var description: String { name }

  /// A code in the framework's own spelling.
  func code(_ text: String) throws(DefinitionFault) -> String {
    let code = try TextBounds.line(200).checked(text)
    switch self {
    case .esco: return try ESCOAddress(code).text
    case .rncp: return try registerCode(code) { $0 != .rs }
    case .rs: return try registerCode(code) { $0 == .rs }
    case .rome: return try matching(code.uppercased(), "A–N, 4 × 0–9: M1805", Self.isROME)
    case .nsf: return try matching(code.lowercased(), "3 × 0–9, a–z: 326t", Self.isNSF)
    case .formacode: return try matching(code, "5 × 0–9: 31054", { Self.areDigits($0, 5...5) })
    case .iscedF: return try matching(code, "2–4 × 0–9: 0613", { Self.areDigits($0, 2...4) })
    case .cefr: return try matching(code.uppercased(), "A1 A2 B1 B2 C1 C2", Self.isCEFR)
    case .digComp: return try matching(code, "1.1 – 5.4", Self.isDigComp)
    default: return code
    }
  }

  private func registerCode(
    _ text: String, _ fits: (RegisterCode.Kind) -> Bool
  ) throws(DefinitionFault) -> String {
    let code: RegisterCode
    do { code = try RegisterCode(text) } catch {
      throw DefinitionFault(.registerCode(en: error.reason, fr: error.reasonInFrench), found: text)
    }
    guard fits(code.kind) else {
      throw DefinitionFault(
        .alignmentCode(framework: name, form: self == .rs ? "RS6604" : "RNCP36490, RNCP36490BC02"),
        found: text)
    }
    return code.text
  }

  private func matching(
    _ code: String, _ form: String, _ fits: (String) -> Bool
  ) throws(DefinitionFault) -> String {
    guard fits(code) else { throw DefinitionFault(.alignmentCode(framework: name, form: form), found: code) }
    return code
  }

  private static func areDigits(_ text: some StringProtocol, _ length: ClosedRange<Int>) -> Bool {
    length.contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
  }

  private static func isROME(_ text: String) -> Bool {
    text.utf8.first.map { (65...78).contains($0) } == true && areDigits(text.dropFirst(), 4...4)
  }

  private static func isNSF(_ text: String) -> Bool {
    let digits = text.utf8.last.map { (97...122).contains($0) } == true ? text.dropLast() : text[...]
    return areDigits(digits, 2...3)
  }

  private static func isCEFR(_ text: String) -> Bool { ["A1", "A2", "B1", "B2", "C1", "C2"].contains(text) }

  private static func isDigComp(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { areDigits($0, 1...1) } && ("1"..."5").contains(parts[0])
      && ("1"..."6").contains(parts[1])
  }
}
