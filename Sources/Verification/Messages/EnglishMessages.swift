/// What findings mean and what to do about them, in English.
enum EnglishMessages {
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  static func text(_ code: FindingCode) -> String {
    switch code {
    case .formatGood: "The file can be read as a credential and its parts agree."
    case .formatCollection: "The file holds {count} credentials; each has its own report below."
    case .formatEmpty:
      "There is nothing to verify: the input is empty. Send the credential's file or its text."
    case .formatTooLarge:
      "The input is larger than {maximum} bytes. Send the credential alone, without attachments."
    case .formatNotText:
      "This is no credential in a form that is read here (it looks like: {looksLike}). Ask the holder for the file that was delivered with it, ending in .jwt or .json."
    case .formatJSONSyntax:
      "The file is not well-formed JSON: line {line}, column {column}. It may have been cut or changed; ask for it again."
    case .formatUnknown:
      "This is nothing that is known here as a credential. Check that you sent the credential itself, not a link or a picture of it."
    case .formatTooMany: "There are more than {maximum} credentials in one input. Send fewer at a time."
    case .formatTooDeep:
      "Credentials are wrapped in each other more than {maximum} times. Send the inner ones themselves."
    case .formatEncrypted:
      "The token is encrypted for somebody else. Ask the holder for an unencrypted credential."
    case .formatEnvelopeUnreadable:
      "The envelope holds no token that can be read. Ask for the credential again."
    case .formatHeaderUnreadable:
      "The beginning of the token cannot be read: it was cut or changed. Ask for it again."
    case .formatHeaderTooLong:
      "The token's header is longer than 4 KiB and is not read. Ask the issuer for a regular one."
    case .formatAlgorithmMissing: "The token does not say how it was signed. Ask the issuer for a valid one."
    case .formatHeaderUnprotected:
      "The signature leaves its own header unprotected, so that anybody could change it. Ask the issuer for a token whose header is signed."
    case .formatPayloadUnreadable:
      "The content of the token cannot be read: it was cut or changed. Ask for it again."
    case .formatSignatureUnreadable:
      "The signature cannot be read: it was cut or changed. Ask for the credential again."
    case .formatSignatureMissing:
      "There is no signature, so nothing can be verified. Ask for the signed credential."
    case .formatCriticalUnknown:
      "The token demands a rule that is not known here, so it is refused. Ask the issuer for one without it."
    case .formatUnencodedPayload:
      "The token uses an unencoded payload, which credentials must not. Ask the issuer for a valid one."
    case .formatTypeUnexpected:
      "The token was made for another purpose ({typ}) and is not taken for a credential."
    case .formatNotACredential:
      "The token is readable but holds no credential. Check that you sent the right file."
    case .formatTwoCredentials:
      "The token holds two documents at once, so that it cannot be said which one is meant. Ask the issuer for a valid one."
    case .formatDataModel:
      "The credential breaks the rules of its form in {count} places; the first is {pointer}, where {expected} should stand. Tell the issuer."
    case .formatClaimMissing:
      "The member {claim} is missing, which a credential of this form must have. Tell the issuer."
    case .formatClaimMalformed: "The member {claim} is not {expected}. Tell the issuer."
    case .formatClaimMismatch:
      "The token contradicts itself: {claim} does not agree with {pointer} in the credential. Ask the issuer for a correct one."
    case .formatClaimConcealed:
      "The claim {claim} is hidden behind a digest, which it must never be. Ask the issuer for a valid credential."
    case .formatDisclosureMalformed:
      "A part that the holder disclosed cannot be read ({reason}). Ask the holder to share it again."
    case .schemaTypeGood:
      "The description of this type of credential is the one that the issuer vouched for."
    case .schemaTypeUnavailable:
      "The description of this type of credential could not be had ({failure}). Try again when it can be reached."
    case .schemaTypeMismatch:
      "The description at {type} is not the one that the issuer vouched for. Tell the issuer."
    case .proofDigestMalformed:
      "The signed part breaks the rules by which claims are hidden. Ask the issuer for a valid credential."
    case .proofDigestTwice:
      "The same hidden claim stands in two places, which is not allowed. Ask the issuer for a valid credential."
    case .proofDisclosureUnreferenced:
      "Something was added that the issuer did not sign. Do not rely on it; ask the holder to share the credential again."
    case .proofDisclosureOverwriting:
      "A disclosed part would take the place of another. Do not rely on it; ask the holder to share the credential again."
    case .proofDisclosureWrongKind:
      "A disclosed part does not fit its place. Do not rely on it; ask the holder to share the credential again."
    case .proofDisclosureName:
      "A disclosed part has a name that is reserved. Do not rely on it; ask the holder to share the credential again."
    case .proofHashUnknown:
      "The claims are hidden by a method that is not known here or not safe. Ask the issuer for a valid credential."
    case .issuerKeyCompromised:
      "The key that signed this came into foreign hands ({compromised}): anybody may have made it, whatever date it bears. Ask the holder for the credential that the issuer signed again."
    case .issuerKeyCompromisedLater:
      "The key that signed this came into foreign hands later ({compromised}); the issuer’s own journal holds this very credential from before."
    case .statusValueUnknown:
      "The status list says something of this credential that is not known here (value {value}), so it is not taken for good. Ask the issuer."
    case .holderBindingUnreadable:
      "The holder’s proof cannot be read. Ask the holder to present the credential again."
    case .holderBindingNoKey:
      "The issuer named no key of the holder, so nobody can prove to be the holder. Ask the issuer for a credential bound to a key."
    case .holderBindingSignatureMismatch:
      "The holder’s proof was not made with the holder’s key. Do not rely on who presents this."
    case .holderBindingOtherContent:
      "The holder’s proof was made for other content than what is shown. Ask the holder to present the credential again."
    case .holderBindingTooOld:
      "The holder’s proof was not made just now. Ask the holder to present the credential again."
    case .formatPresentationEmpty: "The presentation holds no credential. Ask the holder to share one."

    case .schemaGood: "The credential meets the published schema that it names."
    case .schemaNoneNamed: "The credential names no schema to be held against."
    case .schemaUnknown:
      "The credential names a schema that is not known here ({schema}); it was not checked."
    case .schemaFaults:
      "The credential does not meet the schema that it names, in {count} places; the first is {pointer}, where {expected} should stand. Tell the issuer."
    case .schemaFormFaults:
      "The credential departs from Open Badges 3.0 in {count} places; the first is {pointer}, where {expected} should stand. Other programs may refuse it."
    case .schemaInCredentials: "See the report of each credential."
    case .schemaNotReached: "Not checked, because the credential could not be read so far."

    case .proofGood: "The credential has not been changed since it was signed."
    case .proofGoodByEnclosedKey:
      "The content matches its signature, by a key that the file itself brought along. Who that key belongs to is not known."
    case .proofSignatureMismatch:
      "The signature does not match: the content or the signature was changed. Do not accept it."
    case .proofMissing:
      "The credential is not signed, so anybody may have written it. Ask for the signed credential."
    case .proofUnsigned:
      "The token declares itself unsigned (alg none), so anybody may have written it. Do not accept it."
    case .proofAlgorithmRefused:
      "The signature method {algorithm} needs a shared secret, so it proves nothing to others. Do not accept it."
    case .proofAlgorithmUnknown:
      "The signature method {algorithm} is not known here, so the signature could not be checked."
    case .proofAlgorithmMismatch:
      "The issuer's key is not for the signature method {algorithm} that the token claims. Do not accept it."
    case .proofNoKey:
      "The signature could not be checked, because no key was found for it; see the issuer's key."
    case .proofSeveralSignatures:
      "The file has several signatures, which is not checked here. Ask for the credential with one."
    case .proofFormNotChecked:
      "This form of credential ({form}) is recognised, but its proof is not checked yet. Ask for the JWT form."
    case .proofInCredentials: "See the report of each credential."
    case .proofNotReached: "Not checked, because the file could not be read so far."

    case .issuerKeyListed: "The key is one that {issuer} publishes for this purpose."
    case .issuerKeyOnIssuerSite: "The key lies at the issuer's own address ({key})."
    case .issuerKeySameSite:
      "The key ({key}) lies on the issuer's web site, but the issuer's own page does not name it. Accept it only if everything on that site is the issuer's."
    case .issuerKeyEnclosedOnly:
      "The only key is one that the file brought along; whether it is the issuer's could not be found out. Try again later or ask the issuer."
    case .issuerKeyUnreachable:
      "The issuer's keys could not be had from {address}: {failure}. Try again later."
    case .issuerKeyDocumentUnreadable:
      "What the issuer publishes at {address} cannot be read as keys ({reason}). Tell the issuer."
    case .issuerKeyNotInCopy:
      "The copy of {issuer}'s keys of {fetchedAt} does not hold the key that signed this: it may be newer. Try again with a connection, or with a newer copy."
    case .issuerKeyNotListed: "{issuer} does not publish the key that signed this. Do not accept it."
    case .issuerKeyNotForThis:
      "{issuer} publishes this key, but not for signing credentials. Do not accept it."
    case .issuerKeyExpired:
      "The key that signed this had expired by its issuer's word ({ended}). Ask for a credential signed again."
    case .issuerKeyRevoked:
      "The issuer has revoked the key that signed this ({ended}). Do not accept it; ask for one signed again."
    case .issuerKeyForeign: "The key belongs to somebody else ({key}), not to {issuer}. Do not accept it."
    case .issuerKeyForeignSite:
      "The key lies on a site ({key}) that is not the issuer's, and the issuer does not name it. Ask the issuer which keys are its own."
    case .issuerKeyNoneFits:
      "{issuer} publishes no key for the signature method {algorithm}. Do not accept it."
    case .issuerKeyAmbiguous:
      "The token does not say which of several keys of {issuer} signed it. Ask the issuer for one that does."
    case .issuerKeyMethodUnknown:
      "The issuer's identifier is of a kind whose keys are not looked up here ({address})."
    case .issuerKeyPrivateKeyEnclosed:
      "The file carries a private key, so that anybody can sign in this name. Do not accept it, and warn the issuer."
    case .issuerKeyNoIssuer: "The credential names no issuer, so no key can be looked for. Do not accept it."
    case .issuerKeyFormNotChecked: "Not checked: the proof of this form is not checked yet."
    case .issuerKeyInCredentials: "See the report of each credential."
    case .issuerKeyNotReached: "Not checked, because the signature could not be looked at."

    case .issuerIdentityKnown: "The issuer is {name}, known here by: {reason}."
    case .issuerIdentityNameDiffers:
      "The issuer is known here as {name} ({reason}), but calls itself {claimedName} in this credential. Rely on the first."
    case .issuerIdentityDomainOnly:
      "The web site {domain} vouches for this credential; which body stands behind it is not confirmed here. Check that the site is that of the body you expect."
    case .issuerIdentityKeyOnly:
      "The issuer is a bare key that no web site or register vouches for. Ask the body that you expect whether it is theirs."
    case .issuerIdentityNotProven:
      "The credential names {issuer} as its issuer, but it is not proven that it comes from there."
    case .issuerIdentityInCredentials: "See the report of each credential."
    case .issuerIdentityNotReached: "Not checked, because no issuer could be read."

    case .validityGood: "Valid until {until}."
    case .validityUnlimited: "Valid, without an end date."
    case .validityExpired:
      "Expired: valid until {until}. The award may have been real; ask the holder for a renewed credential."
    case .validityNotYet: "Not valid yet: it begins on {from}. Verify it again then."
    case .validityIssuedInFuture:
      "It claims to have been signed in the future ({issuedAt}). Check your clock; else do not accept it."
    case .validityInCredentials: "See the report of each credential."
    case .validityNotReached: "Not checked, because no dates could be read."

    case .statusGood: "Neither revoked nor suspended, by the issuer's list of {listDate}."
    case .statusNone: "The credential has no status entry: its issuer offers no way to learn of a revocation."
    case .statusRevoked:
      "Revoked by its issuer, for good. Do not accept it; ask the issuer or the holder why."
    case .statusSuspended:
      "Suspended by its issuer: not to be relied on now. Ask the issuer whether it will be reinstated."
    case .statusRefreshAvailable: "The issuer has a newer version of this credential. Ask the holder for it."
    case .statusMessage: "The issuer's status says: {text}."
    case .statusOtherPurposeSet:
      "The issuer has set a status of the purpose {purpose}, whose meaning is not known here."
    case .statusListUnreachable:
      "Whether it is revoked could not be found out: the list at {list} could not be had ({failure}). Try again later."
    case .statusListUnreadable:
      "Whether it is revoked could not be found out: the list at {list} cannot be read ({reason}). Tell the issuer."
    case .statusListNotAuthentic:
      "Whether it is revoked could not be found out: the list at {list} does not prove to be its issuer's. Try again later; tell the issuer."
    case .statusListOtherIssuer:
      "Whether it is revoked could not be found out: the list at {list} is by another body ({listIssuer}) that is not known here. Ask the issuer."
    case .statusListOtherKnownIssuer: "The status list is kept by another body: {listIssuerName}."
    case .statusListMisplaced:
      "Whether it is revoked could not be found out: the list served at {list} is another one ({found}). Tell the issuer."
    case .statusListTooShort:
      "Whether it is revoked could not be found out: the status list is too short to be used. Tell the issuer."
    case .statusListTooLarge:
      "Whether it is revoked could not be found out: the status list is too large to be read here. Tell the issuer."
    case .statusListStale:
      "Whether it is revoked could not be found out: the copy of the status list ({listDate}) is out of date. Try again with a connection."
    case .statusListNotYet:
      "Whether it is revoked could not be found out: the status list is dated in the future ({listDate}). Check your clock."
    case .statusListOld:
      "The status list was read long ago ({fetchedAt}): what was revoked since does not show. Verify again with a connection."
    case .statusWrongPurpose:
      "Whether it is revoked could not be found out: the status list is about something else than {purpose}. Tell the issuer."
    case .statusIndexOutOfRange:
      "Whether it is revoked could not be found out: the status list has no such entry. Tell the issuer."
    case .statusEntryMalformed:
      "Whether it is revoked could not be found out: the status entry is malformed ({reason}). Tell the issuer."
    case .statusFormUnknown:
      "Whether it is revoked could not be found out: status of the kind {type} is not read here. Ask the issuer."
    case .statusTooManyEntries:
      "The credential has {count} status entries; not all were looked at. Ask the issuer."
    case .statusInCredentials: "See the report of each credential."
    case .statusNotReached:
      "Not asked: as long as the signature is not proven to be the issuer's, its status list is not called."

    case .holderBindingGood: "Whoever showed this proved to be its holder ({holder})."
    case .holderBindingNotAsked:
      "Not asked: whoever holds the file can show it. Compare the name with an identity document."
    case .holderBindingAbsent:
      "A proof by the holder was asked for, and there is none. Ask the holder for a presentation from a wallet."
    case .holderBindingNonceMismatch:
      "The presentation does not repeat your number: it may be a copy of an old one. Ask for a new one."
    case .holderBindingAudienceMismatch:
      "The presentation was made for somebody else ({found}). Ask for one made for you."
    case .holderBindingPresentationRefused:
      "The presentation around this credential does not hold, so its holder is not proven. Ask for a new one."
    case .holderBindingPresentationUndecided: "Whether the holder showed this could not be checked."
    case .holderBindingNotTheSubject:
      "It was shown by {holder}, who is not the one that the credential is about. Ask how they are connected."

    case .registerEntitled:
      "Awarded by a body that the official register names: {body}, awarding body of {code} on {day} (export of {export})."
    case .registerEntitledLate:
      "Awarded by {body}, awarding body of {code}; the registration had ended, and awards could be made until {until} (export of {export})."
    case .registerProofNeeded:
      "The body is an awarding body of {code}, but the registration had ended by {day}: regular for those who entered before. Ask it for the proof."
    case .registerNotEntitled:
      "The official register does not name this body as an awarding body of {code} on {day} (export of {export}). Do not rely on that claim."
    case .registerOver:
      "{code} could no longer be awarded on {day}, by the official register (export of {export}). Do not rely on that claim."
    case .registerNotYet:
      "{code} was not registered yet on {day}: the registration begins on {from} (export of {export}). Do not rely on that claim."
    case .registerCodeUnknown: "The official register does not hold {code}. Do not rely on that claim."
    case .registerIssuerNotIdentified:
      "The credential claims to be {code}, but nobody here vouches for the issuer's SIRET: ask for it, then `palier trust issuer add`."
    case .registerDayNotTold:
      "The credential claims to be {code}, but the day of award is not shown: ask the holder for it."
    case .registerNotTold:
      "The official register does not say whether the body could award {code} on {day}: ask the body."
    case .registerNotHeld:
      "The credential claims to be {code}; the official register is not held here, so nothing could be checked. See its page at francecompetences.fr."
    case .registerNotReached:
      "The credential claims to be {code}; as long as the signature is not proven the register is not asked."
    case .registerNoClaim: "Not registered in RNCP or RS, and does not claim to be."
    case .registerNotChecked: "No official register was asked."
    case .labelNotChecked: "No label was checked."
    case .anchorNotChecked: "No anchor was checked."
    }
  }

  /// Why a document could not be had, to stand in a sentence.
  static func text(_ code: DocumentFailure.Code) -> String {
    switch code {
    case .offline: "working offline, no copy at hand"
    case .stale: "working offline, and the copy at hand is too old"
    case .addressRefused: "this address may not be called"
    case .notFound: "there is nothing at this address"
    case .unreachable: "the site does not answer"
    case .tooLarge: "the answer is too large"
    case .tooSlow: "the site answers too slowly"
    case .tooManyRedirects: "the site redirects too often, or to where it may not"
    case .notUnderstood: "the answer is of another kind"
    case .limitReached: "too many addresses for one verification"
    default: "the site answered with an error"
    }
  }
}
