import Awarding
import Encodings
import Issuance
import JSONTree
import RegisterImport
import Storage
import Verification

extension Failure {
  /// Every error that reaches a command, as its exit code and words. What is not known here is a fault of ours.
  init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as StorageError: self.init(storage: error)
    case let error as AwardingError: self.init(awarding: error)
    case let error as IssuanceError: self.init(issuance: error)
    case let error as TrustError: self.init(trust: error, named: nil)
    case let error as RegisterImportError: self.init(register: error)
    case let error as DocumentFailure: self.init(fetching: error)
    default:
      self.init(
        .fault, "internal", fr: "Une erreur interne est survenue (\(type(of: error))). Rien n’a été fait à moitié.",
        en: "An internal fault occurred (\(type(of: error))). Nothing was half done.")
    }
  }

  /// A reason as a sentence; one that begins with an identifier or a file's name stays as it is.
  private static func sentence(_ reason: String) -> String {
    let word = reason.prefix { $0 != " " }
    let isPlain = word.allSatisfy { $0.isLetter || $0 == "'" || $0 == "," }
    return (isPlain ? reason.prefix(1).uppercased() + reason.dropFirst() : reason) + "."
  }

  private init(storage error: StorageError) {
    let (exit, french): (ExitStatus, String) =
      switch error.code {
      case .folderMissing:
        (
          .missing,
          "Aucun dossier de données à cet endroit : créez-en un avec « palier init », ou indiquez-le avec --data."
        )
      case .folderExists:
        (
          .configuration,
          "Ce dossier contient déjà les données de Palier : choisissez-en un autre, ou utilisez celui-là."
        )
      case .folderNewer:
        (.configuration, "Ce dossier a été écrit par une version plus récente de Palier : utilisez-la.")
      case .folderBehind:
        (
          .configuration,
          "Ce dossier de données est plus ancien que son dernier état connu : une ancienne "
            + "sauvegarde a été remise. Il sert les pages et les vérifications, mais ne signe plus rien "
            + "tant que « palier restore --accept-loss » n’a pas nommé ce qui manque."
        )
      case .folderDamaged: (.cannotRead, "Le dossier de données est abîmé : remettez une sauvegarde. (\(error.reason))")
      case .registerDamaged:
        (.cannotRead, "Le fichier register.sqlite est abîmé : importez de nouveau le répertoire, ce qui le remplace.")
      case .folderInUse: (.configuration, "Un autre programme Palier utilise ce dossier : arrêtez d’abord le serveur.")
      case .keyMalformed:
        (
          .configuration,
          "La clé de chiffrement du dossier doit être faite de 43 caractères base64url, tels que « "
            + "palier init » les a écrits."
        )
      case .keyMissing:
        (
          .configuration,
          "Une clé manque : remettez le fichier « key » du dossier, ou donnez la clé dans PALIER_KEY. (\(error.reason))"
        )
      case .keyLast:
        (.no, "C’est la seule clé qui signe encore : faites-en d’abord une autre avec « palier key rotate ».")
      case .keyCompromised: (.no, "Cette clé a été déclarée compromise : elle ne signe plus rien.")
      case .keyReadableByOthers:
        (
          .configuration,
          "Le fichier de clé peut être lu par d’autres : faites chmod 600, et demandez-vous qui a pu le lire."
        )
      case .wrongKey:
        (.configuration, "Cette clé n’est pas celle de ce dossier : donnez celle que « palier init » a faite pour lui.")
      case .sealBroken:
        (.cannotRead, "Une valeur scellée ne s’ouvre pas : sa clé ou ses octets ont changé. Remettez une sauvegarde.")
      case .pageNotFound: (.missing, "Aucune page n’a cette adresse.")
      case .awardNotFound: (.missing, "Aucune attestation n’a cet identifiant : voyez « palier credential list ».")
      case .holderNotFound: (.missing, "Aucun titulaire n’a cet identifiant : voyez « palier credential list --json ».")
      case .erased: (.missing, "Ce titulaire a été effacé : il ne reste rien à montrer.")
      case .definitionNotFound:
        (
          .missing,
          "Aucune microcertification de ce nom et de cette version n’a été publiée : voyez « palier type list »."
        )
      case .listNotFound: (.missing, "Aucune liste d’états n’a cette adresse.")
      case .formNotFound: (.missing, "Cette attestation n’existe pas sous cette forme.")
      case .personTaken:
        (.no, "La ligne corrigée désigne une autre personne, déjà connue ici : révoquez, puis délivrez à nouveau.")
      case .publicAddressFixed:
        (.configuration, "L’adresse publique ne peut plus changer : des attestations la portent déjà.")
      case .cannotWrite:
        (
          .cannotWrite,
          "L’écriture a échoué : faites de la place sur le disque ou réparez-le, puis relancez la "
            + "commande ; rien n’a été fait à moitié. (\(error.reason))"
        )
      case .cannotRead:
        (.cannotRead, "La lecture a échoué : vérifiez le propriétaire et les droits du dossier. (\(error.reason))")
      case .notSuspendable:
        (.no, "Cette microcertification n’est pas suspensible ; elle peut être révoquée.")
      case .moveRefused: (.no, "Ce changement d’état n’est pas permis. (\(error.reason))")
      case .registerImportRunning:
        (.no, "Un autre import du répertoire est en cours : attendez qu’il soit fini.")
      case .registerOlder:
        (
          .no,
          "Cet export est plus ancien que ce qui est tenu : donnez le plus récent, ou --force pour compléter le passé."
        )
      case .registerFuture: (.no, "Cet export porte une date à venir : regardez son nom, ou --force.")
      case .registerFewRecords:
        (
          .no,
          "Cet export contient trop peu de fiches pour être entier : --force pour prendre ce qui y est. (\(error.reason))"
        )
      case .trustChanged: (.no, "Un autre fichier de cet organisme vient d’être importé : recommencez.")
      case .archiveMissing:
        (.missing, "Ce dossier ne contient pas de sauvegarde : il y faut un data-….sqlite et keys.sqlite.")
      case StorageError.Code("public-address.malformed"):
        (.usage, "Une adresse publique s’écrit comme https://badges.example.org ou http://localhost:8080.")
      default: (.fault, "Une erreur interne est survenue (\(error.code.name)). \(error.reason)")
      }
    self.init(
      exit, error.code.name, fr: french, en: Self.sentence(error.reason))
  }

  /// - Parameter name: of the file; nil for one that was imported earlier.
  init(trust error: TrustError, named name: String?) {
    let shown: (fr: String, en: String) =
      name.map { ("« \($0) »", "“\($0)”") } ?? ("Un fichier de confiance importé", "A trust file that was imported")
    let (exit, fr, en): (ExitStatus, String, String) =
      switch error.code {
      case .signature:
        (
          .no, "a été modifié depuis sa signature, ou n’est pas signé par une clé de celui qu’il nomme.",
          "was changed since it was signed, or is not signed by a key of the body that it names."
        )
      case .future:
        (
          .no, "porte une date à venir : vérifiez votre horloge, sinon ne le croyez pas.",
          "bears a date to come: check your clock, else do not believe it."
        )
      case .newer:
        (
          .unreadable, "a été écrit par une version plus récente de Palier : utilisez-la.",
          "was written by a newer version of Palier: use that."
        )
      case .tooLarge:
        (.unreadable, "dépasse 64 Mio et n’est pas lu.", "is larger than 64 MiB and is not read.")
      case .malformed:
        (
          .unreadable, "n’a pas la forme d’un fichier de confiance (\(error.reason)).",
          "does not have the form of a trust file (\(error.reason))."
        )
      default: (.unreadable, "n’est pas un fichier de confiance.", "is no trust file.")
      }
    self.init(exit, error.code.name, fr: shown.fr + " " + fr, en: shown.en + " " + en)
  }

  private init(register error: RegisterImportError) {
    let place = error.line.map { (" (ligne \($0))", " (line \($0))") } ?? ("", "")
    let (exit, french): (ExitStatus, String) =
      switch error.code {
      case .missing: (.missing, "Il n’y a pas de tel fichier. (\(error.reason))")
      case .undated: (.usage, "Le nom du fichier ne dit pas le jour de l’export : donnez-le avec --exported-on.")
      case .unreadable: (.cannotRead, "Le fichier ne peut pas être lu. (\(error.reason))")
      case .dayContradicts:
        (.usage, "Le nom du fichier dit un autre jour que --exported-on. (\(error.reason))")
      case .unknownForm: (.unreadable, "Ce n’est ni un zip, ni le XML, ni une table du répertoire.")
      case .documentType: (.unreadable, "Le XML a un type de document, ce qu’aucun export n’a : il n’est pas lu.")
      case .tooLarge: (.unreadable, "Le fichier est plus grand qu’aucun export ne peut l’être.")
      case .tablesIncomplete:
        (.unreadable, "Les tables ne font pas un export : il en faut dix, d’un même jour. (\(error.reason))")
      case .listingMalformed: (.unreadable, "La liste publiée n’est pas celle d’un jeu de données de data.gouv.fr.")
      case .downloadDiffers:
        (.unreadable, "Le fichier téléchargé n’est pas celui qu’annonce la liste. (\(error.reason))")
      default: (.unreadable, "Le fichier est abîmé ou coupé\(place.0). (\(error.reason))")
      }
    self.init(exit, error.code.name, fr: french, en: Self.sentence(error.reason + place.1))
  }

  /// What could not be fetched is not known; what could not be kept lies with this machine.
  private init(fetching error: DocumentFailure) {
    let code = "source." + error.code.rawValue
    switch error.code {
    case .cannotKeep:
      self.init(
        .cannotWrite, code, fr: "Le téléchargement ne peut pas être écrit. (\(error.reason))",
        en: Self.sentence(error.reason))
    default:
      self.init(
        .undecided, code, fr: "La source n’a pas pu être lue : réessayez plus tard. (\(error.reason))",
        en: "The source could not be read: try again later. (\(error.reason))")
    }
  }

  private init(awarding error: AwardingError) {
    let french: String =
      switch error.code {
      case .identifierMalformed:
        "Un identifiant est un UUID tel que 5f0c9a8e-2d51-4c3b-9a77-0b1f2c3d4e5f, avec ou sans urn:uuid:."
      case .organisationMalformed: "L’organisme n’est pas décrit comme il faut. (\(error.reason))"
      case .notSuspendable: "Cette microcertification n’est pas suspensible ; elle peut être révoquée."
      default: "Ce changement d’état n’est pas permis. (\(error.reason))"
      }
    let exit: ExitStatus =
      error.code == .identifierMalformed || error.code == .organisationMalformed ? .usage : .no
    self.init(
      exit, error.code.name, fr: french, en: Self.sentence(error.reason))
  }

  private init(issuance error: IssuanceError) {
    switch error.code {
    case .formNotOffered:
      self.init(
        .usage, error.code.name, fr: "Cette forme n’est pas encore proposée. Formes : open-badge-jwt, sd-jwt-vc.",
        en: "This form is not offered yet. Forms: open-badge-jwt, sd-jwt-vc.")
    case .notOneRow:
      self.init(
        .no, error.code.name, fr: "Le fichier d’un remplacement contient exactement une personne.",
        en: "The file of a replacement holds exactly one person.")
    case .registerNotHeld:
      self.init(
        .undecided, error.code.name,
        fr:
          "Seul le répertoire officiel peut dire si cela peut être délivré : importez-le d’abord "
          + "(« palier register import »).",
        en:
          "Only the official register can tell whether this may be awarded: import it first "
          + "(`palier register import`).")
    case .organisationWithoutSIRET:
      self.init(
        .no, error.code.name,
        fr: "L’organisme n’a pas de SIRET ici : le répertoire ne peut pas dire ce qu’il peut délivrer.",
        en: "The organisation has no SIRET here: the register cannot tell what it may award.")
    default:
      self.init(
        .fault, error.code.name,
        fr: "Notre propre vérification a refusé une attestation : rien de ce lot n’a été délivré. (\(error.reason))",
        en: "Our own verifier refused a credential: nothing of this batch was awarded. (\(error.reason))")
    }
  }
}
