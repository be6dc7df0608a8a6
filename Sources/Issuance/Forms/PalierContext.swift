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
  public static let object: JSON = [
    "@protected": true,
    "awardPlace": term("awardPlace"),
    "microCredential": [
      "@id": .string(namespace + "microCredential"),
      "@context": [
        "@protected": true,
        "annexTitle": texts("annexTitle"),
        "annexDescription": texts("annexDescription"),
        "issuerCountry": term("issuerCountry"),
        "awardingBodyName": term("awardingBodyName"),
        "learningOutcome": term("learningOutcome"),
        "outcomeCode": term("outcomeCode"),
        "outcomeText": texts("outcomeText"),
        "outcomeCriterion": term("outcomeCriterion"),
        "criterionText": texts("criterionText"),
        "escoSkill": link("escoSkill"),
        "workload": term("workload"),
        "hours": term("hours"),
        "ects": term("ects"),
        "qualificationLevel": term("qualificationLevel"),
        "eqfLevel": link("eqfLevel"),
        "nqfFramework": term("nqfFramework"),
        "nqfLevel": term("nqfLevel"),
        "cycle": term("cycle"),
        "levelNotApplicable": texts("levelNotApplicable"),
        "assessmentType": link("assessmentType"),
        "supervision": term("supervision"),
        "participation": link("participation"),
        "qualityAssurance": term("qualityAssurance"),
        "qualityAssuranceType": term("qualityAssuranceType"),
        "qualityAssuranceBody": term("qualityAssuranceBody"),
        "qualityAssuranceReference": term("qualityAssuranceReference"),
        "qualityAssuredFrom": term("qualityAssuredFrom"),
        "qualityAssuredUntil": term("qualityAssuredUntil"),
        "prerequisites": texts("prerequisites"),
        "gradingScheme": texts("gradingScheme"),
        "gradingMinimum": term("gradingMinimum"),
        "stackability": term("stackability"),
        "stackableTowards": term("stackableTowards"),
        "stackingReference": term("stackingReference"),
        "stackingTitle": texts("stackingTitle"),
        "furtherInformation": link("furtherInformation"),
        "registerCode": term("registerCode"),
      ],
    ],
  ]

  private static func term(_ name: String) -> JSON { .string(namespace + name) }

  /// A text in several languages: `{"fr": "…", "en": "…"}`.
  private static func texts(_ name: String) -> JSON {
    ["@id": .string(namespace + name), "@container": "@language"]
  }

  /// An address.
  private static func link(_ name: String) -> JSON { ["@id": .string(namespace + name), "@type": "@id"] }
}
