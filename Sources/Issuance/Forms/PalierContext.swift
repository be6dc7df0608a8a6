import JSONTree

/// The one inline context of Palier: what Annex I of the recommendation says and Open Badges cannot.
///
/// It is the same in every installation and known by its content; it is protected, and its terms live in a
/// namespace of their own, so that any verifier reads it without fetching anything. Changing it makes a new
/// version under a new namespace: credentials that carry this one stay readable.
public enum PalierContext {
  /// The namespace of the terms below.
  public static let namespace = "urn:palier:1:"

  /// The context object as it stands in `@context`.
  ///
  /// Below `microCredential` every name is a term of the namespace (`@vocab`), so that a credential need not carry a
  /// line for each; named are those whose value is a text in several languages or an address.
  public static let object: JSON = [
    "@protected": true,
    "awardPlace": .string(namespace + "awardPlace"),
    "microCredential": [
      "@id": .string(namespace + "microCredential"),
      "@context": .object(scoped),
    ],
  ]

  private static var scoped: JSONObject {
    var object: JSONObject = ["@protected": true, "@vocab": .string(namespace)]
    for name in texts { object.append(name, ["@container": "@language"]) }
    for name in links { object.append(name, ["@type": "@id"]) }
    return object
  }

  /// Texts in several languages: `{"fr": "…", "en": "…"}`.
  static let texts = [
    "annexTitle", "annexDescription", "outcomeText", "criterionText", "levelNotApplicable", "prerequisites",
    "gradingScheme", "stackingTitle",
  ]

  /// Addresses.
  static let links = ["escoSkill", "eqfLevel", "assessmentType", "participation", "furtherInformation"]
}
