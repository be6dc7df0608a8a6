import Credentials
import JSONTree

/// Check `format`: the document could be read, its members agree, and it keeps the rules of its data model.
struct FormatPolicy {
  /// Faults that a report lists; the rest are counted.
  static let listedFaults = 20

  func findings(of document: ReadDocument, faults: [CredentialFault], model: DataModel?) -> [Finding] {
    var findings = document.findings
    if !faults.isEmpty {
      findings.append(
        Finding(.format, .fail, .formatDataModel, FormatPolicy.detail(of: faults)))
    }
    guard findings.isEmpty else { return findings }
    switch model {
    case .v1?: return [Finding(.format, .pass, .formatGood, ["dataModel": "1.1"])]
    case .v2?: return [Finding(.format, .pass, .formatGood, ["dataModel": "2.0"])]
    case nil: return [Finding(.format, .pass, .formatGood)]
    }
  }

  /// `count`, the place of the first and the faults themselves.
  static func detail(of faults: [CredentialFault]) -> JSONObject {
    [
      "count": .number(JSONNumber(faults.count)), "pointer": .string(faults.first?.pointer.text ?? ""),
      "expected": .string(faults.first?.expected ?? ""),
      "faults": .array(faults.prefix(listedFaults).map(\.json)),
    ]
  }
}
