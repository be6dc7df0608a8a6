/// The page of a micro-credential.
struct TypeTexts: Sendable {
  let eyebrow: String
  let essentials: String
  let learning: String
  let version: Phrase
  let published: Phrase
  let olderVersion: Phrase
  let latestVersion: String
  let versions: String
  let versionsText: String

  static let fr = TypeTexts(
    eyebrow: "Micro-certification",
    essentials: "L’essentiel",
    learning: "Conditions",
    version: "Version {1}",
    published: "publiée le {1}",
    olderVersion: "Vous lisez la version {1}. Une version plus récente a été publiée.",
    latestVersion: "Lire la version actuelle",
    versions: "Versions",
    versionsText: "Une version publiée ne change plus. Une délivrance garde la version de son jour.")

  static let en = TypeTexts(
    eyebrow: "Micro-credential",
    essentials: "At a glance",
    learning: "Conditions",
    version: "Version {1}",
    published: "published on {1}",
    olderVersion: "You are reading version {1}. A newer version has been published.",
    latestVersion: "Read the current version",
    versions: "Versions",
    versionsText: "A published version never changes. An award keeps the version of its day.")
}
