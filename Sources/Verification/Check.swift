/// The questions that a verification answers, in the order in which a report lists them.
public enum Check: String, Sendable, CaseIterable, Comparable {
  /// Can the input be read as a credential of a known form, and do its members agree?
  case format
  /// Does the credential meet the schema that it names itself?
  case schema
  /// Does the signature match what was signed?
  case proof
  /// Is the key that signed one that the issuer names for this purpose?
  case issuerKey = "issuer-key"
  /// Is the body behind the issuer's identifier known, and on whose word?
  case issuerIdentity = "issuer-identity"
  /// Is the credential within its period of validity?
  case validity
  /// Is the credential neither revoked nor suspended?
  case status
  /// Did the holder prove control of the key that the credential is bound to?
  case holderBinding = "holder-binding"
  /// Does the official register confirm what the credential claims of it?
  case register
  /// Is a claimed label confirmed by its owner?
  case label
  /// Is the credential's digest anchored where it says?
  case anchor

  /// The place in the report's order, from 0.
  public var position: Int {
    switch self {
    case .format: 0
    case .schema: 1
    case .proof: 2
    case .issuerKey: 3
    case .issuerIdentity: 4
    case .validity: 5
    case .status: 6
    case .holderBinding: 7
    case .register: 8
    case .label: 9
    case .anchor: 10
    }
  }

  public static func < (left: Check, right: Check) -> Bool { left.position < right.position }
}
