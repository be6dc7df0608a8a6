/// What findings mean and what to do about them, in French.
enum FrenchMessages {
  static let months = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre",
  ]

  static func text(_ code: FindingCode) -> String {
    switch code {
    case .formatGood: "Le fichier se lit comme un justificatif et ses parties concordent."
    case .formatCollection: "Le fichier contient {count} justificatifs ; chacun a son rapport ci-dessous."
    case .formatEmpty:
      "Il n’y a rien à vérifier : l’entrée est vide. Envoyez le fichier du justificatif ou son texte."
    case .formatTooLarge:
      "L’entrée dépasse {maximum} octets. Envoyez le justificatif seul, sans pièces jointes."
    case .formatNotText:
      "Ce n’est pas un justificatif sous une forme lue ici (cela ressemble à : {looksLike}). Demandez au titulaire le fichier remis avec lui, en .jwt ou .json."
    case .formatJSONSyntax:
      "Le fichier n’est pas du JSON bien formé : ligne {line}, colonne {column}. Il a pu être coupé ou modifié ; redemandez-le."
    case .formatUnknown:
      "Rien ici n’est connu comme un justificatif. Vérifiez que vous envoyez le justificatif lui-même, et non un lien ou une image."
    case .formatTooMany:
      "Une même entrée contient plus de {maximum} justificatifs. Envoyez-en moins à la fois."
    case .formatTooDeep:
      "Des justificatifs sont emboîtés plus de {maximum} fois. Envoyez directement ceux de l’intérieur."
    case .formatEncrypted:
      "Le jeton est chiffré pour quelqu’un d’autre. Demandez au titulaire un justificatif non chiffré."
    case .formatEnvelopeUnreadable: "L’enveloppe ne contient aucun jeton lisible. Redemandez le justificatif."
    case .formatHeaderUnreadable:
      "Le début du jeton est illisible : il a été coupé ou modifié. Redemandez-le."
    case .formatHeaderTooLong:
      "L’en-tête du jeton dépasse 4 Kio et n’est pas lu. Demandez à l’émetteur un jeton régulier."
    case .formatAlgorithmMissing:
      "Le jeton ne dit pas comment il a été signé. Demandez-en un valide à l’émetteur."
    case .formatHeaderUnprotected:
      "La signature ne protège pas son propre en-tête : chacun pourrait le modifier. Demandez à l’émetteur un jeton dont l’en-tête est signé."
    case .formatPayloadUnreadable:
      "Le contenu du jeton est illisible : il a été coupé ou modifié. Redemandez-le."
    case .formatSignatureUnreadable:
      "La signature est illisible : elle a été coupée ou modifiée. Redemandez le justificatif."
    case .formatSignatureMissing:
      "Il n’y a pas de signature, rien ne peut donc être vérifié. Demandez le justificatif signé."
    case .formatCriticalUnknown:
      "Le jeton exige une règle inconnue ici ; il est donc refusé. Demandez-en un sans elle à l’émetteur."
    case .formatUnencodedPayload:
      "Le jeton a un contenu non encodé, ce qui est interdit aux justificatifs. Demandez-en un valide à l’émetteur."
    case .formatTypeUnexpected:
      "Le jeton a été fait pour un autre usage ({typ}) et n’est pas pris pour un justificatif."
    case .formatNotACredential:
      "Le jeton est lisible mais ne contient pas de justificatif. Vérifiez que c’est le bon fichier."
    case .formatTwoCredentials:
      "Le jeton contient deux documents à la fois : impossible de dire lequel compte. Demandez-en un valide à l’émetteur."
    case .formatDataModel:
      "Le justificatif enfreint les règles de sa forme à {count} endroits ; le premier est {pointer} (attendu : {expected}). Signalez-le à l’émetteur."
    case .formatClaimMissing:
      "Il manque {claim}, obligatoire pour un justificatif de cette forme. Signalez-le à l’émetteur."
    case .formatClaimMalformed:
      "La valeur de {claim} n’est pas du bon type (attendu : {expected}). Signalez-le à l’émetteur."
    case .formatClaimMismatch:
      "Le jeton se contredit : {claim} ne concorde pas avec {pointer} dans le justificatif. Demandez-en un correct à l’émetteur."
    case .formatClaimConcealed:
      "La donnée {claim} est cachée derrière une empreinte, ce qui n’est jamais permis. Demandez à l’émetteur une attestation conforme."
    case .formatDisclosureMalformed:
      "Une partie révélée par le titulaire est illisible ({reason}). Demandez-lui de la partager à nouveau."
    case .schemaTypeGood:
      "La description de ce type d’attestation est bien celle que l’émetteur a garantie."
    case .schemaTypeUnavailable:
      "La description de ce type d’attestation n’a pas pu être obtenue ({failure}). Réessayez quand elle sera accessible."
    case .schemaTypeMismatch:
      "La description à l’adresse {type} n’est pas celle que l’émetteur a garantie. Signalez-le à l’émetteur."
    case .proofDigestMalformed:
      "La partie signée enfreint les règles qui permettent de cacher des données. Demandez à l’émetteur une attestation conforme."
    case .proofDigestTwice:
      "La même donnée cachée se trouve à deux endroits, ce qui n’est pas permis. Demandez à l’émetteur une attestation conforme."
    case .proofDisclosureUnreferenced:
      "Un élément a été ajouté que l’émetteur n’a pas signé. Ne vous y fiez pas ; demandez au titulaire de partager l’attestation à nouveau."
    case .proofDisclosureOverwriting:
      "Une partie révélée prendrait la place d’une autre. Ne vous y fiez pas ; demandez au titulaire de partager l’attestation à nouveau."
    case .proofDisclosureWrongKind:
      "Une partie révélée ne convient pas à sa place. Ne vous y fiez pas ; demandez au titulaire de partager l’attestation à nouveau."
    case .proofDisclosureName:
      "Une partie révélée porte un nom réservé. Ne vous y fiez pas ; demandez au titulaire de partager l’attestation à nouveau."
    case .proofHashUnknown:
      "Les données sont cachées par une méthode inconnue ici ou peu sûre. Demandez à l’émetteur une attestation conforme."
    case .issuerKeyCompromised:
      "La clé qui a signé ceci est tombée dans d’autres mains ({compromised}) : n’importe qui a pu le fabriquer, quelle que soit sa date. Demandez au titulaire l’attestation que l’émetteur a signée à nouveau."
    case .issuerKeyCompromisedLater:
      "La clé qui a signé ceci est tombée plus tard dans d’autres mains ({compromised}) ; le journal de l’émetteur contient cette même attestation depuis plus longtemps."
    case .statusValueUnknown:
      "La liste d’états dit de cette attestation une chose inconnue ici (valeur {value}) : elle n’est donc pas tenue pour bonne. Interrogez l’émetteur."
    case .holderBindingUnreadable:
      "La preuve du titulaire est illisible. Demandez-lui de présenter l’attestation à nouveau."
    case .holderBindingNoKey:
      "L’émetteur n’a nommé aucune clé du titulaire : personne ne peut prouver l’être. Demandez à l’émetteur une attestation liée à une clé."
    case .holderBindingSignatureMismatch:
      "La preuve du titulaire n’a pas été faite avec sa clé. Ne vous fiez pas à celui qui présente ceci."
    case .holderBindingOtherContent:
      "La preuve du titulaire porte sur un autre contenu que celui qui est montré. Demandez-lui de présenter l’attestation à nouveau."
    case .holderBindingTooOld:
      "La preuve du titulaire ne vient pas d’être faite. Demandez-lui de présenter l’attestation à nouveau."
    case .formatPresentationEmpty:
      "La présentation ne contient aucun justificatif. Demandez au titulaire d’en partager une."

    case .schemaGood: "Le justificatif respecte le schéma publié qu’il indique."
    case .schemaNoneNamed: "Le justificatif n’indique aucun schéma à respecter."
    case .schemaUnknown: "Le justificatif indique un schéma inconnu ici ({schema}) ; il n’a pas été contrôlé."
    case .schemaFaults:
      "Le justificatif ne respecte pas le schéma qu’il indique, à {count} endroits ; le premier est {pointer} (attendu : {expected}). Signalez-le à l’émetteur."
    case .schemaFormFaults:
      "Le justificatif s’écarte d’Open Badges 3.0 à {count} endroits ; le premier est {pointer} (attendu : {expected}). D’autres logiciels pourraient la refuser."
    case .schemaInCredentials: "Voir le rapport de chaque justificatif."
    case .schemaNotReached: "Non contrôlé, car le justificatif n’a pas pu être lu jusque-là."

    case .proofGood: "Le justificatif n’a pas été modifié depuis sa signature."
    case .proofGoodByEnclosedKey:
      "Le contenu correspond à sa signature, d’après une clé apportée par le fichier lui-même. On ne sait pas à qui est cette clé."
    case .proofSignatureMismatch:
      "La signature ne correspond pas : le contenu ou la signature a été modifié. N’acceptez pas ce justificatif."
    case .proofMissing:
      "Le justificatif n’est pas signé : n’importe qui a pu l’écrire. Demandez le justificatif signé."
    case .proofUnsigned:
      "Le jeton se déclare non signé (alg none) : n’importe qui a pu l’écrire. Ne l’acceptez pas."
    case .proofAlgorithmRefused:
      "La méthode de signature {algorithm} repose sur un secret partagé et ne prouve rien à un tiers. Ne l’acceptez pas."
    case .proofAlgorithmUnknown:
      "La méthode de signature {algorithm} est inconnue ici ; la signature n’a pas pu être contrôlée."
    case .proofAlgorithmMismatch:
      "La clé de l’émetteur n’est pas faite pour la méthode {algorithm} annoncée par le jeton. Ne l’acceptez pas."
    case .proofNoKey: "La signature n’a pas pu être contrôlée, faute de clé ; voir la clé de l’émetteur."
    case .proofSeveralSignatures:
      "Le fichier porte plusieurs signatures, ce qui n’est pas contrôlé ici. Demandez le justificatif avec une seule."
    case .proofFormNotChecked:
      "Cette forme de justificatif ({form}) est reconnue, mais sa preuve n’est pas encore contrôlée. Demandez la forme JWT."
    case .proofInCredentials: "Voir le rapport de chaque justificatif."
    case .proofNotReached: "Non contrôlé, car le fichier n’a pas pu être lu jusque-là."

    case .issuerKeyListed: "La clé est l’une de celles que {issuer} publie pour cet usage."
    case .issuerKeyOnIssuerSite: "La clé se trouve à l’adresse même de l’émetteur ({key})."
    case .issuerKeySameSite:
      "La clé ({key}) se trouve sur le site de l’émetteur, mais sa propre page ne l’indique pas. Ne l’acceptez que si tout ce site est à l’émetteur."
    case .issuerKeyEnclosedOnly:
      "La seule clé est celle que le fichier apporte ; impossible de savoir si c’est celle de l’émetteur. Réessayez plus tard ou interrogez l’émetteur."
    case .issuerKeyUnreachable:
      "Les clés de l’émetteur n’ont pas pu être obtenues à {address} : {failure}. Réessayez plus tard."
    case .issuerKeyDocumentUnreadable:
      "Ce que l’émetteur publie à {address} ne se lit pas comme des clés ({reason}). Signalez-le à l’émetteur."
    case .issuerKeyNotInCopy:
      "La copie des clés de {issuer}, du {fetchedAt}, ne contient pas la clé qui a signé : elle est peut-être plus récente. Réessayez avec une connexion, ou avec une copie plus récente."
    case .issuerKeyNotListed: "{issuer} ne publie pas la clé qui a signé. N’acceptez pas ce justificatif."
    case .issuerKeyNotForThis:
      "{issuer} publie cette clé, mais pas pour signer des justificatifs. Ne l’acceptez pas."
    case .issuerKeyExpired:
      "La clé qui a signé avait expiré, selon l’émetteur ({ended}). Demandez un justificatif signé de nouveau."
    case .issuerKeyRevoked:
      "L’émetteur a révoqué la clé qui a signé ({ended}). N’acceptez pas ce justificatif ; demandez-en un signé de nouveau."
    case .issuerKeyForeign:
      "La clé est à quelqu’un d’autre ({key}) et non à {issuer}. N’acceptez pas ce justificatif."
    case .issuerKeyForeignSite:
      "La clé se trouve sur un site ({key}) qui n’est pas celui de l’émetteur, et celui-ci ne l’indique pas. Demandez à l’émetteur quelles clés sont les siennes."
    case .issuerKeyNoneFits:
      "{issuer} ne publie aucune clé pour la méthode de signature {algorithm}. Ne l’acceptez pas."
    case .issuerKeyAmbiguous:
      "Le jeton ne dit pas laquelle des clés de {issuer} l’a signé. Demandez à l’émetteur un jeton qui le dise."
    case .issuerKeyMethodUnknown:
      "L’identifiant de l’émetteur est d’un genre dont les clés ne sont pas recherchées ici ({address})."
    case .issuerKeyPrivateKeyEnclosed:
      "Le fichier contient une clé privée : chacun peut signer sous ce nom. Ne l’acceptez pas et prévenez l’émetteur."
    case .issuerKeyNoIssuer:
      "Le justificatif ne nomme aucun émetteur ; aucune clé ne peut être cherchée. Ne l’acceptez pas."
    case .issuerKeyFormNotChecked: "Non contrôlé : la preuve de cette forme n’est pas encore contrôlée."
    case .issuerKeyInCredentials: "Voir le rapport de chaque justificatif."
    case .issuerKeyNotReached: "Non contrôlé, car la signature n’a pas pu être examinée."

    case .issuerIdentityKnown: "L’émetteur est {name}, connu ici par : {reason}."
    case .issuerIdentityNameDiffers:
      "L’émetteur est connu ici sous le nom {name} ({reason}), mais se nomme {claimedName} dans ce justificatif. Fiez-vous au premier nom."
    case .issuerIdentityDomainOnly:
      "Le site {domain} répond de ce justificatif ; l’organisme qui est derrière n’est pas confirmé ici. Vérifiez que ce site est bien celui de l’organisme attendu."
    case .issuerIdentityKeyOnly:
      "L’émetteur est une simple clé dont aucun site ni registre ne répond. Demandez à l’organisme attendu si elle est la sienne."
    case .issuerIdentityNotProven:
      "Le justificatif nomme {issuer} comme émetteur, mais il n’est pas prouvé qu’il en provienne."
    case .issuerIdentityInCredentials: "Voir le rapport de chaque justificatif."
    case .issuerIdentityNotReached: "Non contrôlé, car aucun émetteur n’a pu être lu."

    case .validityGood: "Valide jusqu’au {until}."
    case .validityUnlimited: "Valide, sans limite de durée."
    case .validityExpired:
      "Expiré : il était valide jusqu’au {until}. La certification a pu être réelle ; demandez au titulaire un justificatif renouvelé."
    case .validityNotYet: "Pas encore valide : il commence le {from}. Vérifiez-le de nouveau à cette date."
    case .validityIssuedInFuture:
      "Il se dit signé dans le futur ({issuedAt}). Vérifiez votre horloge ; sinon, ne l’acceptez pas."
    case .validityInCredentials: "Voir le rapport de chaque justificatif."
    case .validityNotReached: "Non contrôlé, car aucune date n’a pu être lue."

    case .statusGood: "Ni révoqué ni suspendu, d’après la liste de l’émetteur du {listDate}."
    case .statusNone:
      "Le justificatif n’a pas d’entrée de statut : son émetteur n’offre aucun moyen de connaître une révocation."
    case .statusRevoked:
      "Révoqué définitivement par son émetteur. Ne l’acceptez pas ; demandez-en la raison à l’émetteur ou au titulaire."
    case .statusSuspended:
      "Suspendu par son émetteur : ne vous y fiez pas pour l’instant. Demandez à l’émetteur s’il sera rétabli."
    case .statusRefreshAvailable:
      "L’émetteur dispose d’une version plus récente de ce justificatif. Demandez-la au titulaire."
    case .statusMessage: "Le statut donné par l’émetteur dit : {text}."
    case .statusOtherPurposeSet:
      "L’émetteur a posé un statut de finalité {purpose}, dont le sens est inconnu ici."
    case .statusListUnreachable:
      "Impossible de savoir s’il est révoqué : la liste {list} n’a pas pu être obtenue ({failure}). Réessayez plus tard."
    case .statusListUnreadable:
      "Impossible de savoir s’il est révoqué : la liste {list} est illisible ({reason}). Signalez-le à l’émetteur."
    case .statusListNotAuthentic:
      "Impossible de savoir s’il est révoqué : la liste {list} ne prouve pas qu’elle vient de son émetteur. Réessayez plus tard ; signalez-le à l’émetteur."
    case .statusListOtherIssuer:
      "Impossible de savoir s’il est révoqué : la liste {list} est tenue par un autre organisme ({listIssuer}), inconnu ici. Interrogez l’émetteur."
    case .statusListOtherKnownIssuer:
      "La liste de statuts est tenue par un autre organisme : {listIssuerName}."
    case .statusListMisplaced:
      "Impossible de savoir s’il est révoqué : la liste servie à {list} en est une autre ({found}). Signalez-le à l’émetteur."
    case .statusListTooShort:
      "Impossible de savoir s’il est révoqué : la liste de statuts est trop courte pour être utilisée. Signalez-le à l’émetteur."
    case .statusListTooLarge:
      "Impossible de savoir s’il est révoqué : la liste de statuts est trop grande pour être lue ici. Signalez-le à l’émetteur."
    case .statusListStale:
      "Impossible de savoir s’il est révoqué : la copie de la liste de statuts ({listDate}) est périmée. Réessayez avec une connexion."
    case .statusListNotYet:
      "Impossible de savoir s’il est révoqué : la liste de statuts est datée du futur ({listDate}). Vérifiez votre horloge."
    case .statusListOld:
      "La liste de statuts a été lue il y a longtemps ({fetchedAt}) : une révocation plus récente n’y figure pas. Vérifiez de nouveau avec une connexion."
    case .statusWrongPurpose:
      "Impossible de savoir s’il est révoqué : la liste de statuts porte sur autre chose que {purpose}. Signalez-le à l’émetteur."
    case .statusIndexOutOfRange:
      "Impossible de savoir s’il est révoqué : la liste de statuts n’a pas cette entrée. Signalez-le à l’émetteur."
    case .statusEntryMalformed:
      "Impossible de savoir s’il est révoqué : l’entrée de statut est mal formée ({reason}). Signalez-le à l’émetteur."
    case .statusFormUnknown:
      "Impossible de savoir s’il est révoqué : un statut du genre {type} n’est pas lu ici. Interrogez l’émetteur."
    case .statusTooManyEntries:
      "Le justificatif a {count} entrées de statut ; toutes n’ont pas été lues. Interrogez l’émetteur."
    case .statusInCredentials: "Voir le rapport de chaque justificatif."
    case .statusNotReached:
      "Non demandé : tant qu’il n’est pas prouvé que la signature est celle de l’émetteur, sa liste de statuts n’est pas appelée."

    case .holderBindingGood: "La personne qui présente le justificatif a prouvé en être titulaire ({holder})."
    case .holderBindingNotAsked:
      "Non demandé : quiconque a le fichier peut le montrer. Comparez le nom avec une pièce d’identité."
    case .holderBindingAbsent:
      "Une preuve du titulaire était demandée, il n’y en a pas. Demandez-lui une présentation depuis son portefeuille."
    case .holderBindingNonceMismatch:
      "La présentation ne reprend pas votre numéro : ce peut être la copie d’une ancienne. Demandez-en une nouvelle."
    case .holderBindingAudienceMismatch:
      "La présentation a été faite pour quelqu’un d’autre ({found}). Demandez-en une faite pour vous."
    case .holderBindingPresentationRefused:
      "La présentation qui entoure le justificatif ne tient pas ; le titulaire n’est donc pas prouvé. Demandez-en une nouvelle."
    case .holderBindingPresentationUndecided:
      "Il n’a pas pu être contrôlé que le titulaire présente lui-même le justificatif."
    case .holderBindingNotTheSubject:
      "Il est présenté par {holder}, qui n’est pas la personne dont il parle. Demandez quel est leur lien."

    case .registerEntitled:
      "Délivré par un organisme que le répertoire officiel nomme : {body}, certificateur de {code} le {day} (export du {export})."
    case .registerEntitledLate:
      "Délivré par {body}, certificateur de {code} ; l’enregistrement avait pris fin, et pouvait encore être délivré jusqu’au {until} (export du {export})."
    case .registerProofNeeded:
      "L’organisme est bien certificateur de {code}, mais l’enregistrement avait pris fin le {day} : régulier pour qui était entré avant. Demandez-lui la preuve."
    case .registerNotEntitled:
      "Le répertoire officiel ne nomme pas cet organisme comme certificateur de {code} le {day} (export du {export}). Ne vous fiez pas à cette mention."
    case .registerOver:
      "{code} ne pouvait plus être délivré le {day}, d’après le répertoire officiel (export du {export}). Ne vous fiez pas à cette mention."
    case .registerNotYet:
      "{code} n’était pas encore enregistré le {day} : l’enregistrement commence le {from} (export du {export}). Ne vous fiez pas à cette mention."
    case .registerCodeUnknown:
      "Le répertoire officiel ne contient pas {code}. Ne vous fiez pas à cette mention."
    case .registerIssuerNotIdentified:
      "Le justificatif se dit {code}, mais personne ici ne répond du SIRET de l’émetteur : demandez-le-lui, puis « palier trust issuer add »."
    case .registerDayNotTold:
      "Le justificatif se dit {code}, mais le jour de délivrance n’est pas montré : demandez-le au titulaire."
    case .registerNotTold:
      "Le répertoire officiel ne dit pas si l’organisme pouvait délivrer {code} le {day} : demandez-le à l’organisme."
    case .registerNotHeld:
      "Le justificatif se dit {code} ; le répertoire officiel n’est pas tenu ici, rien n’a pu être contrôlé. Voyez la fiche sur francecompetences.fr."
    case .registerNotReached:
      "Le justificatif se dit {code} ; tant que la signature n’est pas prouvée, le répertoire n’est pas consulté."
    case .registerNoClaim: "N’est pas enregistré au RNCP ou au RS, et ne le prétend pas."
    case .registerNotChecked: "Aucun répertoire officiel n’a été consulté."
    case .labelNotChecked: "Aucun label n’a été contrôlé."
    case .anchorNotChecked: "Aucun ancrage n’a été contrôlé."
    }
  }

  /// Why a document could not be had, to stand in a sentence.
  static func text(_ code: DocumentFailure.Code) -> String {
    switch code {
    case .offline: "travail hors ligne, aucune copie disponible"
    case .stale: "travail hors ligne, et la copie disponible est trop ancienne"
    case .addressRefused: "cette adresse ne peut pas être appelée"
    case .notFound: "il n’y a rien à cette adresse"
    case .unreachable: "le site ne répond pas"
    case .tooLarge: "la réponse est trop volumineuse"
    case .tooSlow: "le site répond trop lentement"
    case .tooManyRedirects: "le site redirige trop souvent, ou vers une adresse interdite"
    case .notUnderstood: "la réponse est d’un autre genre"
    case .limitReached: "trop d’adresses pour une seule vérification"
    default: "le site a répondu par une erreur"
    }
  }
}
