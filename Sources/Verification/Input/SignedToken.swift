import JOSE

/// A JWS whose parts could be decoded, with what must be said of its shape.
struct SignedToken {
  let jws: CompactJWS
  /// Faults of the shape that do not keep the token from being read.
  var findings: [Finding] = []
  /// A JSON serialisation with more signatures than the one that is looked at.
  var hasOtherSignatures = false
}
