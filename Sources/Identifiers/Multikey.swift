import Encodings
import JOSE

/// Public keys as `publicKeyMultibase` and did:key write them
/// ([Controlled Identifiers 1.0, section 2.2.2](https://www.w3.org/TR/cid-1.0/#Multikey)).
///
/// Read: Ed25519, X25519, P-256, P-384, P-521, secp256k1, RSA (PKCS #1).
public enum Multikey {
  /// - Throws: `.syntax` when the text is no multibase with a multicodec, `.keyUnsupported` for another kind of key,
  ///   `.key` when the key does not hold.
  public static func key(_ text: some StringProtocol) throws(IdentifierError) -> JWK {
    let codec: Multicodec
    let content: [UInt8]
    do {
      (codec, content) = try Multicodec.split(Multibase.decode(text))
    } catch {
      throw IdentifierError(.syntax, "no multibase text of a key", underlying: error)
    }
    do {
      switch codec {
      case .ed25519Public: return try JWK(.ed25519(content))
      case .x25519Public: return try JWK(.x25519(content))
      case .p256Public: return try JWK(.p256, compressedPoint: content)
      case .p384Public: return try JWK(.p384, compressedPoint: content)
      case .p521Public: return try JWK(.p521, compressedPoint: content)
      case .secp256k1Public: return try JWK(.secp256k1, compressedPoint: content)
      case .rsaPublic: return try JWK(pkcs1PublicKey: content)
      default: break
      }
    } catch {
      throw IdentifierError(.key, "the key does not hold", underlying: error)
    }
    throw IdentifierError(.keyUnsupported, "a kind of key that is not read here")
  }

  /// The text of a public key, in base58btc.
  ///
  /// - Throws: `.keyUnsupported` for a symmetric key.
  public static func text(of key: JWK) throws(IdentifierError) -> String {
    let (codec, content): (Multicodec, [UInt8]?) =
      switch key.material {
      case .ed25519(let x): (.ed25519Public, x)
      case .x25519(let x): (.x25519Public, x)
      case .elliptic(.p256, _, _): (.p256Public, key.compressedPoint)
      case .elliptic(.p384, _, _): (.p384Public, key.compressedPoint)
      case .elliptic(.p521, _, _): (.p521Public, key.compressedPoint)
      case .elliptic(.secp256k1, _, _): (.secp256k1Public, key.compressedPoint)
      case .rsa: (.rsaPublic, key.pkcs1PublicKey)
      case .symmetric: (.rsaPublic, nil)
      }
    guard let content else { throw IdentifierError(.keyUnsupported, "a key that has no public form") }
    return Multibase.encode(codec.prefixing(content))
  }
}
