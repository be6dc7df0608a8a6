/// What a fault page or a problem document says, by code.
struct FaultTexts: Sendable {
  struct Fault: Sendable {
    let title: String
    let happened: String
    let remedy: String
  }

  let notFound: Fault
  let methodNotAllowed: Fault
  let addressMalformed: Fault
  let parameterMalformed: Fault
  let registerNotHeld: Fault
  let registerCodeUnknown: Fault
  let bodyEmpty: Fault
  let bodyTooLarge: Fault
  let bodyTooSlow: Fault
  let mediaTypeUnsupported: Fault
  let formMalformed: Fault
  let bodyIncomplete: Fault
  let busy: Fault
  let internalFault: Fault
  let reference: Phrase
  let requestID: Phrase
  let toCatalogue: String
  let toVerify: String

  func fault(_ code: WebFault.Code) -> Fault {
    switch code {
    case .notFound: notFound
    case .methodNotAllowed: methodNotAllowed
    case .addressMalformed: addressMalformed
    case .parameterMalformed: parameterMalformed
    case .registerNotHeld: registerNotHeld
    case .registerCodeUnknown: registerCodeUnknown
    case .bodyEmpty: bodyEmpty
    case .bodyTooLarge: bodyTooLarge
    case .bodyTooSlow: bodyTooSlow
    case .mediaTypeUnsupported: mediaTypeUnsupported
    case .formMalformed: formMalformed
    case .bodyIncomplete: bodyIncomplete
    case .busy: busy
    default: internalFault
    }
  }

  static let fr = FaultTexts(
    notFound: .init(
      title: "Cette page n’existe pas",
      happened: "L’adresse est peut-être mal recopiée, ou ce qu’elle montrait a été effacé.",
      remedy: "Reprenez le lien complet dans le message reçu, ou demandez-le à la personne qui vous l’a donné."),
    methodNotAllowed: .init(
      title: "Cette adresse ne s’utilise pas ainsi",
      happened: "La méthode HTTP employée n’est pas acceptée ici.",
      remedy: "Voyez les méthodes acceptées dans l’en-tête Allow et dans la description de l’API."),
    addressMalformed: .init(
      title: "Adresse illisible",
      happened: "L’adresse contient des caractères interdits ou mal codés.",
      remedy: "Reprenez le lien complet, sans rien y ajouter."),
    parameterMalformed: .init(
      title: "Paramètre illisible",
      happened: "Un paramètre de l’adresse n’a pas une valeur possible.",
      remedy: "Corrigez ou retirez le paramètre nommé."),
    registerNotHeld: .init(
      title: "Répertoires pas encore chargés",
      happened: "Ce site n’a pas encore reçu les répertoires officiels : il ne peut rien en dire.",
      remedy: "Consultez la fiche sur francecompetences.fr, ou revenez plus tard."),
    registerCodeUnknown: .init(
      title: "Cette fiche n’est pas ici",
      happened: "Les exports du RNCP et du RS chargés sur ce site ne contiennent pas ce code.",
      remedy: "Vérifiez le code, cherchez par l’intitulé, ou consultez francecompetences.fr."),
    bodyEmpty: .init(
      title: "Rien à vérifier",
      happened: "La demande ne contenait aucun fichier ni texte.",
      remedy: "Envoyez le fichier signé, tel que vous l’avez reçu."),
    bodyTooLarge: .init(
      title: "Fichier trop lourd",
      happened: "Ce qui a été envoyé dépasse 10 Mo.",
      remedy: "Envoyez le seul fichier signé (.jwt ou .json) ; il pèse rarement plus de quelques dizaines de ko."),
    bodyTooSlow: .init(
      title: "Envoi trop lent",
      happened: "Le fichier n’est pas arrivé en entier dans le temps imparti.",
      remedy: "Réessayez avec une meilleure connexion."),
    mediaTypeUnsupported: .init(
      title: "Type de contenu non accepté",
      happened: "Le type de contenu annoncé n’est pas l’un de ceux que cette adresse sait lire.",
      remedy: "Envoyez un formulaire multipart, du JSON, ou le fichier lui-même."),
    formMalformed: .init(
      title: "Formulaire illisible",
      happened: "Le formulaire envoyé ne respecte pas la forme multipart/form-data.",
      remedy: "Rechargez la page et réessayez ; un programme doit suivre la RFC 7578."),
    bodyIncomplete: .init(
      title: "Envoi interrompu",
      happened: "Une partie seulement du fichier est arrivée.",
      remedy: "Envoyez-le de nouveau."),
    busy: .init(
      title: "Trop de demandes en ce moment",
      happened: "Le serveur reçoit trop de fichiers à la fois.",
      remedy: "Réessayez dans une minute."),
    internalFault: .init(
      title: "Une panne de notre côté",
      happened: "Votre demande est correcte, mais le serveur n’a pas pu y répondre.",
      remedy: "Réessayez dans quelques minutes. Si cela persiste, transmettez le numéro ci-dessous."),
    reference: "Référence {1}",
    requestID: "Numéro de la demande : {1}",
    toCatalogue: "Voir le catalogue",
    toVerify: "Vérifier un fichier")

  static let en = FaultTexts(
    notFound: .init(
      title: "There is no such page",
      happened: "The address may be mistyped, or what it showed has been erased.",
      remedy: "Take the whole link from the message you received, or ask the person who gave it to you."),
    methodNotAllowed: .init(
      title: "This address is not used that way",
      happened: "The HTTP method is not accepted here.",
      remedy: "See the accepted methods in the Allow header and in the description of the API."),
    addressMalformed: .init(
      title: "Unreadable address",
      happened: "The address has characters that are forbidden or badly encoded.",
      remedy: "Take the whole link again, without adding anything to it."),
    parameterMalformed: .init(
      title: "Unreadable parameter",
      happened: "A parameter of the address does not have a possible value.",
      remedy: "Correct or remove the parameter that is named."),
    registerNotHeld: .init(
      title: "Registers not loaded yet",
      happened: "This site has not been given the official registers yet: it cannot tell anything about them.",
      remedy: "See the record on francecompetences.fr, or come back later."),
    registerCodeUnknown: .init(
      title: "This record is not here",
      happened: "The exports of RNCP and RS that this site has loaded do not contain this code.",
      remedy: "Check the code, search by the title, or see francecompetences.fr."),
    bodyEmpty: .init(
      title: "Nothing to verify",
      happened: "The request held neither a file nor a text.",
      remedy: "Send the signed file, just as you received it."),
    bodyTooLarge: .init(
      title: "File too large",
      happened: "What was sent is larger than 10 MB.",
      remedy: "Send the signed file alone (.jwt or .json); it seldom has more than some tens of kB."),
    bodyTooSlow: .init(
      title: "Sent too slowly",
      happened: "The whole file did not arrive in the time allowed.",
      remedy: "Please try again with a better connection."),
    mediaTypeUnsupported: .init(
      title: "Content type not accepted",
      happened: "The announced content type is none that this address can read.",
      remedy: "Send a multipart form, JSON, or the file itself."),
    formMalformed: .init(
      title: "Unreadable form",
      happened: "The form that was sent does not follow multipart/form-data.",
      remedy: "Reload the page and try again; a program must follow RFC 7578."),
    bodyIncomplete: .init(
      title: "Sending was interrupted",
      happened: "Only a part of the file arrived.",
      remedy: "Please send it again."),
    busy: .init(
      title: "Too many requests at the moment",
      happened: "The server is receiving too many files at once.",
      remedy: "Please try again in a minute."),
    internalFault: .init(
      title: "A fault on our side",
      happened: "Your request is fine, but the server could not answer it.",
      remedy: "Please try again in a few minutes. If it lasts, pass on the number below."),
    reference: "Reference {1}",
    requestID: "Number of the request: {1}",
    toCatalogue: "See the catalogue",
    toVerify: "Verify a file")
}
