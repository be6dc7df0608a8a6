import Credentials
import JSONTree

/// Check `schema`: does the credential meet a schema that it names itself, where that schema is one we know?
///
/// The one known is Open Badges 3.0's, checked by the typed forms and never fetched. An Open Badge that names no
/// schema is held against the same forms, and faults are a warning.
struct SchemaPolicy {
  /// Open Badges 3.0 section 8.2, step 1.
  static let schemaType = "1EdTechJsonSchemaValidator2019"
  private static let schemaBase = "https://purl.imsglobal.org/spec/ob/v3p0/schema/"
  private static let schemaName = "/ob_v3p0_achievementcredential_schema.json"

  func findings(for examined: ExaminedCredential) -> [Finding] {
    guard let credential = examined.credential else {
      return [Finding(.schema, .unknown, .schemaNotReached)]
    }
    var findings: [Finding] = []
    var isNamed = false
    for schema in credential.schemas {
      if SchemaPolicy.isOpenBadges(schema) {
        isNamed = true
      } else {
        findings.append(Finding(.schema, .unknown, .schemaUnknown, ["schema": .string(schema.id)]))
      }
    }
    guard isNamed || OpenBadgeCredential.isOne(credential) else {
      return findings.isEmpty ? [Finding(.schema, .notApplicable, .schemaNoneNamed)] : findings
    }
    let faults = OpenBadgeCredential.faults(in: credential)
    if isNamed {
      // The specification's text and the schema differ in places: only what the schema refuses makes it fail.
      let refused = faults.filter { $0.rule != .openBadgesText }
      findings.insert(
        refused.isEmpty
          ? Finding(.schema, .pass, .schemaGood)
          : Finding(.schema, .fail, .schemaFaults, FormatPolicy.detail(of: refused)), at: 0)
      let others = faults.filter { $0.rule == .openBadgesText }
      if !others.isEmpty {
        findings.append(Finding(.schema, .warning, .schemaFormFaults, FormatPolicy.detail(of: others)))
      }
    } else {
      let broken = faults.filter { $0.rule != .publishedSchema }
      findings.append(
        broken.isEmpty
          ? Finding(.schema, .notApplicable, .schemaNoneNamed)
          : Finding(.schema, .warning, .schemaFormFaults, FormatPolicy.detail(of: broken)))
    }
    return findings
  }

  private static func isOpenBadges(_ schema: SchemaReference) -> Bool {
    schema.type == schemaType && schema.id.hasPrefix(schemaBase) && schema.id.hasSuffix(schemaName)
  }
}
