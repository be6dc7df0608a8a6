import Awarding
import Encodings
import JSONTree

/// A micro-credential's definition as a file: YAML or JSON in, ``Definition`` out, and back as JSON.
///
/// Scalars are read by the type of their field from their text, so that nothing depends on what YAML 1.1 would take
/// them for: `country: NO` is Norway, `level: 010` is no octal number.
public enum DefinitionDocument {
  /// A definition has at most 1 MiB.
  public static let maximumBytes = 1 << 20

  /// The form of a file.
  public enum Form: Sendable {
    case yaml
    case json
    /// JSON when the first character is `{` or `[`, else YAML.
    case byContent

    /// By the end of a file's name: `.yaml`, `.yml`, `.json`; else by content.
    public init(fileName: String) {
      let name = fileName.lowercased()
      self =
        name.hasSuffix(".yaml") || name.hasSuffix(".yml")
        ? .yaml : name.hasSuffix(".json") ? .json : .byContent
    }
  }

  /// Reads a file and checks it whole: every fault is found in one go.
  ///
  /// - Parameters:
  ///   - awardingBody: the data folder's organisation, for a definition that names none.
  ///   - day: the day on which the definition is to be published; quality assurance must be in force on it. Nil for a
  ///     mere check.
  /// - Throws: ``DefinitionUnreadable`` when the file is not what it has to be (exit code 65).
  public static func read(
    _ bytes: [UInt8], form: Form = .byContent, awardingBody: AwardingBody? = nil,
    publishingOn day: CalendarDate? = nil
  ) throws(DefinitionUnreadable) -> DefinitionReading {
    var reader = DefinitionReader(awardingBody: awardingBody, publishingOn: day)
    let definition = reader.definition(try node(bytes, form))
    return DefinitionReading(definition: definition, faults: reader.faults)
  }

  /// The definition in its stored form, which is itself a definition's file: reading it gives an equal value.
  public static func json(of definition: Definition) -> JSON { .object(DefinitionWriting.object(definition)) }

  /// Reads the stored form.
  ///
  /// - Throws: the first ``DefinitionFault``, when the document is no complete definition.
  public static func definition(stored json: JSON) throws(DefinitionFault) -> Definition {
    var reader = DefinitionReader(awardingBody: nil, publishingOn: nil)
    let definition = reader.definition(DefinitionJSON.node(json))
    if let fault = reader.faults.first(where: { $0.severity == .fault }) { throw fault }
    guard let definition else { throw DefinitionFault(.missing) }
    return definition
  }

  /// The values of a file in YAML or JSON, whatever they are for.
  static func node(
    _ bytes: [UInt8], _ form: Form, depth: Int = DefinitionYAML.maximumDepth
  ) throws(DefinitionUnreadable) -> DefinitionNode {
    let source = try DefinitionSource(bytes)
    let isJSON =
      switch form {
      case .yaml: false
      case .json: true
      case .byContent: source.looksLikeJSON
      }
    return try isJSON ? DefinitionJSON.node(source, depth: depth) : DefinitionYAML(source, depth: depth).root()
  }
}
