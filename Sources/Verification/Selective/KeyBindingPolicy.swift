import Foundation
import JSONTree
import SDJWT

/// Check `holder-binding` of an SD-JWT: does whoever presents it hold the key that the issuer named (RFC 9901,
/// section 7.3)?
struct KeyBindingPolicy {
  let nonce: String?
  let audience: String?
  /// The instant that the proof's age is judged by.
  let at: Date

  private var isAsked: Bool { nonce != nil || audience != nil }

  /// - Parameter holder: who the disclosed claims say that is.
  func findings(of sdJWT: SDJWT, holder: CredentialSummary.Party?) -> [Finding] {
    guard sdJWT.keyBinding != nil else {
      return isAsked
        ? [Finding(.holderBinding, .fail, .holderBindingAbsent)]
        : [Finding(.holderBinding, .notApplicable, .holderBindingNotAsked)]
    }
    let expected = KeyBindingExpectation(nonce: nonce, audience: audience, time: at.timeIntervalSince1970)
    do { try sdJWT.verifyKeyBinding(expected) } catch {
      return [Finding(.holderBinding, .fail, Self.code(error), ["reason": .string(error.reason)])]
    }
    let name = holder?.name ?? holder?.id ?? sdJWT.holderThumbprint ?? ""
    return [Finding(.holderBinding, .pass, .holderBindingGood, ["holder": .string(name)])]
  }

  private static func code(_ error: SDJWTError) -> FindingCode {
    switch error.code {
    case .holderKeyMissing: .holderBindingNoKey
    case .keyBindingSignature: .holderBindingSignatureMismatch
    case .keyBindingHash: .holderBindingOtherContent
    case .keyBindingNonce: .holderBindingNonceMismatch
    case .keyBindingAudience: .holderBindingAudienceMismatch
    case .keyBindingAge: .holderBindingTooOld
    default: .holderBindingUnreadable
    }
  }
}
