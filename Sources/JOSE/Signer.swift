/// Whatever can sign: a key in memory, and later one in a hardware module.
public protocol Signer: Sendable {
  /// The algorithm of every signature it makes.
  var algorithm: SignatureAlgorithm { get }

  /// What verifiers find the public key by (`kid`); empty when headers shall not name it.
  var keyID: String { get }

  /// The signature over exactly these bytes, in JWS form: ECDSA as `r || s`, never DER.
  func signature(over message: [UInt8]) throws -> [UInt8]
}
