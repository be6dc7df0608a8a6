import JOSE

/// What a JOSE header's `typ` says a token is.
enum TokenType {
  /// `JWT`, or nothing said.
  case general
  /// `vc+jwt`, `vp+jwt` and their older spelling with `ld`: the payload is the document itself.
  case securedDocument
  /// An SD-JWT's issuer part.
  case selective
  /// A token made for something else (an access token, a key binding): never taken for a credential.
  case other

  init(_ header: JWSHeader) {
    guard header.type != nil else {
      self = .general
      return
    }
    if header.isType("JWT") {
      self = .general
    } else if ["vc+jwt", "vp+jwt", "vc+ld+jwt", "vp+ld+jwt", "vc-ld+jwt", "vp-ld+jwt"].contains(
      where: header.isType)
    {
      self = .securedDocument
    } else if ["vc+sd-jwt", "dc+sd-jwt", "vp+sd-jwt", "vc+ld+json+sd-jwt"].contains(where: header.isType) {
      self = .selective
    } else {
      self = .other
    }
  }
}
