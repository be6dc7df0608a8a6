import Encodings
import Foundation
import JSONTree
import Verification

@testable import PalierWeb

/// Made-up data for tests and for looking at the pages.
enum Sample {
  /// 2026-11-25T10:00:05Z
  static let now = Date(timeIntervalSince1970: 1_795_600_805)
  static let day = CalendarDate(now)

  static let organisation = OrganisationView(
    slug: "institut-des-metiers-de-la-loire", name: "Institut des métiers de la Loire", siret: "82012345600015",
    country: "FR", website: ExternalAddress("https://institut-loire.example/"),
    did: "did:web:attestations.institut-loire.example:organisations:institut-des-metiers-de-la-loire")

  static func text(_ fr: String?, _ en: String?) -> MultilingualText {
    MultilingualText(fr: fr, en: en) ?? MultilingualText([.init(language: "fr", text: "?")])!
  }

  static func date(_ iso: String) -> CalendarDate { (try? CalendarDate(iso: iso)) ?? day }

  static let welding = MicroCredentialView(
    slug: "soudure-tig-initiation", version: 2, versions: [1, 2], publishedOn: date("2026-03-02"),
    title: text("Souder en TIG sur acier inoxydable", "TIG welding of stainless steel"),
    summary: text(
      "Préparer, régler et réaliser des soudures TIG simples sur tôles minces, en sécurité, et en contrôler la qualité.",
      "Prepare, set up and make simple TIG welds on thin sheet, safely, and check their quality."),
    awardedBy: organisation,
    outcomes: [
      OutcomeView(
        text: text(
          "Préparer les bords et régler le poste selon la nuance et l’épaisseur",
          "Prepare edges and set the power source for grade and thickness"),
        criteria: [
          text(
            "L’intensité, le débit de gaz et l’électrode conviennent à la fiche ; l’écart de réglage reste sous 10 %.",
            "Current, gas flow and electrode suit the sheet; settings stay within 10 %."),
          text("Les bords sont propres et secs, sans bavure.", "Edges are clean and dry, without burrs."),
        ],
        esco: [ExternalAddress("http://data.europa.eu/esco/skill/8ba72a19-4a3c-4ba2-8d8f-2ba3a8f2b4cf")!]),
      OutcomeView(
        text: text(
          "Réaliser un cordon continu à plat et en angle, sur tôles de 1,5 à 3 mm",
          "Make a continuous bead, flat and in fillet, on sheet of 1.5 to 3 mm"),
        criteria: [
          text(
            "Trois éprouvettes sur quatre passent le contrôle visuel selon ISO 5817, niveau C.",
            "Three test pieces of four pass the visual inspection of ISO 5817, level C.")
        ]),
      OutcomeView(
        text: text(
          "Repérer les défauts d’un cordon et décider de la reprise", "Spot the flaws of a bead and decide on rework"),
        criteria: [
          text("Quatre défauts sur cinq sont reconnus et leur cause est nommée.", nil)
        ]),
    ],
    workload: WorkloadView(hours: 35, ects: 1.5),
    level: LevelView(eqf: 4, national: .init(framework: "FR", level: "4")),
    assessment: [text("Épreuve pratique", "Practical examination"), text("Entretien", "Interview")],
    supervision: text("Surveillée sur place, identité contrôlée", "Supervised on site, identity checked"),
    participation: [text("Sur place", "On site")],
    qualityAssurance: [
      QualityAssuranceView(
        type: text("Qualiopi, actions de formation", "Qualiopi, training actions"), body: "AFNOR Certification",
        reference: "2025/112233", validFrom: date("2025-01-01"), validUntil: date("2028-01-01"))
    ],
    prerequisites: text(
      "Aptitude médicale au poste de soudeur ; vision corrigée acceptée.",
      "Medically fit for welding work; corrected eyesight is accepted."),
    grading: text("Acquis ou non acquis, par épreuve", "Passed or not, by test"),
    stacking: StackingView(
      isStackable: true, towards: [MultilingualText(fr: "Parcours « Soudage de maintenance »")].compactMap(\.self)),
    furtherInformation: ExternalAddress("https://institut-loire.example/soudure-tig"),
    alignments: [
      AlignmentView(framework: "ROME", code: "H2913", name: text("Soudage manuel", "Manual welding")),
      AlignmentView(framework: "RS", code: "RS6604"),
    ],
    tags: ["soudage", "TIG", "acier inoxydable"], expiresAfter: ExpiryView(years: 3))

  static let data = MicroCredentialView(
    slug: "interroger-des-donnees-en-sql", version: 1, versions: [1],
    title: text("Interroger des données en SQL", nil),
    summary: text(
      "Lire, filtrer, joindre et résumer les données d’une base relationnelle, et vérifier ce que l’on obtient.", nil),
    awardedBy: organisation,
    outcomes: [
      OutcomeView(
        text: text("Écrire une requête avec jointures et agrégats", nil),
        criteria: [text("Les résultats sont exacts sur un jeu inconnu.", nil)])
    ],
    workload: WorkloadView(hours: 25, ects: 1), level: LevelView(eqf: 5),
    assessment: [text("Projet", "Project")], participation: [text("À distance", "Online")],
    qualityAssurance: [QualityAssuranceView(type: text("Interne", "Internal"))])

  static let care = MicroCredentialView(
    slug: "accueillir-une-personne-en-situation-de-handicap", version: 1, versions: [1],
    title: text("Accueillir une personne en situation de handicap", "Welcoming a person with a disability"),
    summary: text(
      "Adapter son accueil, sa parole et ses supports, sans faire à la place.",
      "Adapt how one welcomes, speaks and writes, without taking over."),
    awardedBy: organisation,
    outcomes: [
      OutcomeView(
        text: text("Adapter un entretien", "Adapt an interview"),
        criteria: [text("Mise en situation réussie.", "Role play passed.")])
    ],
    workload: WorkloadView(hours: 7),
    level: LevelView(notApplicable: MultilingualText(fr: "compétence transversale, sans niveau")),
    assessment: [text("Mise en situation", "Role play")], participation: [text("Hybride", "Blended")],
    qualityAssurance: [QualityAssuranceView(type: text("Interne", "Internal"))])

  static func entry(_ view: MicroCredentialView) -> CatalogueEntry {
    CatalogueEntry(
      slug: view.slug, title: view.title, summary: view.summary, awardedBy: view.awardedBy.name,
      workload: view.workload, level: view.level, participation: view.participation)
  }

  /// 22 characters that stand for 128 random bits.
  static func secret(_ name: String) -> PageSecret {
    PageSecret((name + String(repeating: "x", count: 22)).prefix(22))!
  }

  static func credential(_ state: CredentialState = .active, validUntil: Date? = nil) -> CredentialView {
    CredentialView(
      awardID: "5f0c9a8e-2d51-4c3b-9a77-0b1f2c3d4e5f", microCredential: welding, holder: "Camille Moreau-Étchegaray",
      awardedOn: date("2026-05-12"), place: "Saint-Étienne", grade: "Acquis, avec les félicitations",
      validUntil: validUntil ?? Date(timeIntervalSince1970: 1_873_238_400), state: state, forms: CredentialForm.allCases
    )
  }

  // MARK: Reports

  static func finding(_ outcome: Outcome, _ code: FindingCode, _ detail: JSONObject = [:]) -> Finding {
    Finding(code.check, outcome, code, detail)
  }

  static let summary = CredentialSummary(
    id: "urn:uuid:5f0c9a8e-2d51-4c3b-9a77-0b1f2c3d4e5f", title: "Souder en TIG sur acier inoxydable",
    issuer: .init(id: organisation.did, name: organisation.name),
    holder: .init(id: "urn:uuid:0b0c9a8e-2d51-4c3b-9a77-0b1f2c3d4e5f", name: "Camille Moreau-Étchegaray"),
    awardedOn: "2026-05-12", validUntil: "2029-05-12T00:00:00Z")

  static var goodChecks: [Finding] {
    [
      finding(.pass, .formatGood, ["format": "vc-jwt"]),
      finding(.notApplicable, .schemaNoneNamed),
      finding(.pass, .proofGood, ["algorithm": "EdDSA", "keyId": .string(organisation.did + "#key-1")]),
      finding(.pass, .issuerKeyListed, ["source": "did:web", "issuer": .string(organisation.did)]),
      finding(
        .pass, .issuerIdentityKnown,
        ["name": .string(organisation.name), "reason": "this data folder's own organisation"]),
      finding(.pass, .validityGood, ["from": "2026-05-12T00:00:00Z", "until": "2029-05-12T00:00:00Z"]),
      finding(
        .pass, .statusGood,
        [
          "list": "https://attestations.institut-loire.example/status/3", "age": 42,
          "fetchedAt": "2026-11-25T09:59:23Z",
        ]),
      finding(.notApplicable, .holderBindingNotAsked),
      finding(.notApplicable, .registerNotChecked),
      finding(.notApplicable, .labelNotChecked),
      finding(.notApplicable, .anchorNotChecked),
    ]
  }

  static func report(_ verdict: Verdict = .valid, changing changes: Finding..., at: Date = now) -> Report {
    var checks = goodChecks
    for change in changes {
      if let index = checks.firstIndex(where: { $0.check == change.check }) { checks[index] = change }
    }
    return Report(verdict: verdict, at: at, format: .vcJWT, credential: summary, checks: checks)
  }

  static let altered = report(.invalid, changing: finding(.fail, .proofSignatureMismatch, ["algorithm": "EdDSA"]))
  static let expired = report(
    .invalid,
    changing: finding(.fail, .validityExpired, ["from": "2025-05-12T00:00:00Z", "until": "2026-05-12T00:00:00Z"]))
  static let suspended = report(.invalid, changing: finding(.fail, .statusSuspended))
  static let revoked = report(.invalid, changing: finding(.fail, .statusRevoked))
  static let outOfReach = report(
    .undetermined,
    changing: finding(.unknown, .statusListUnreachable, ["list": "https://issuer.example/status/1"]))
  static let stranger = report(
    changing: finding(
      .warning, .issuerIdentityDomainOnly, ["domain": "attestations.example", "issuer": "did:web:attestations.example"])
  )
  static let unreadable = Report(
    verdict: .invalid, at: now, format: nil, credential: nil, checks: [finding(.fail, .formatUnknown)],
    unreadable: UnreadableInput(code: .formatUnknown, reason: "neither JSON nor JWT"))
}
