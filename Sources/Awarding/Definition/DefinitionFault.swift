import Encodings

/// One thing that is wrong, or could be better, in a definition.
///
/// What people read comes from ``message(in:)`` and ``remedy(in:)``; ``code`` is stable.
public struct DefinitionFault: Error, Hashable, Sendable {
  public enum Severity: String, Hashable, Sendable {
    /// The definition cannot be published.
    case fault
    /// It can, and somebody should look.
    case warning
  }

  public let problem: DefinitionProblem
  /// What the value is for; nil for a whole file.
  public private(set) var field: DefinitionField?
  public private(set) var place: DefinitionPlace
  /// The value that was found, cut to 80 characters and without control characters; nil where there is none.
  public private(set) var found: String?

  public init(
    _ problem: DefinitionProblem, field: DefinitionField? = nil, found: String? = nil,
    place: DefinitionPlace = DefinitionPlace()
  ) {
    self.problem = problem
    self.field = field
    self.found = found.map(Self.excerpt)
    self.place = place
  }

  /// The stable name: `missing`, `workload.duration`…
  public var code: String { problem.code }

  public var severity: Severity { problem.severity }

  /// The element of the recommendation's Annex I that the value belongs to.
  public var element: AnnexElement? { field?.element }

  /// The same, known to concern this field at this place. A field that is set already stays.
  public func at(_ place: DefinitionPlace, field: DefinitionField) -> DefinitionFault {
    var located = self
    located.place = place
    located.field = self.field ?? field
    return located
  }

  private static func excerpt(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars.prefix(80) {
      shown.unicodeScalars.append(TextBounds.isInvisible(scalar) ? " " : scalar)
    }
    return text.unicodeScalars.count > 80 ? shown + "…" : shown
  }
}

extension DefinitionFault: CustomStringConvertible {
  public var description: String {
    let line = place.line.map { "line \($0), " } ?? ""
    return "\(line)\(place.pointer.isEmpty ? "definition" : place.pointer): \(code)"
  }
}
