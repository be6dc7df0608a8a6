import JSONTree
import SDJWT

/// What an input, or a part of one, was recognised as.
enum Recognised {
  /// A JWS, compact or rebuilt from its JSON serialisation.
  case token(SignedToken)
  /// An SD-JWT, compact or rebuilt from its JSON serialisation.
  case selective(SDJWT)
  /// Broken in a form that was recognised all the same.
  case broken(CredentialFormat, Finding)
  /// A JSON document that calls itself a credential, with or without an embedded proof.
  case credential(JSONObject)
  /// A JSON document that calls itself a presentation.
  case presentation(JSONObject)
  /// A form of the trade whose proof is not checked yet.
  case notChecked(CredentialFormat, JSONObject)
  /// A JSON array.
  case collection([JSON])
  case unreadable(UnreadableInput, JSONObject)
}
