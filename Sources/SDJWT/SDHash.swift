import Crypto
import Encodings

/// The hash functions that digests of an SD-JWT are made with (RFC 9901, section 4.1.1), by their IANA names.
public enum SDHash: String, Sendable, CaseIterable {
  case sha256 = "sha-256"
  case sha384 = "sha-384"
  case sha512 = "sha-512"

  /// The digest in base64url, as it stands in `_sd`, `...` and `sd_hash`.
  public func digest(of bytes: some Sequence<UInt8>) -> String {
    let bytes = (bytes as? [UInt8]) ?? Array(bytes)
    return switch self {
    case .sha256: Base64URL.encode(Array(SHA256.hash(data: bytes)))
    case .sha384: Base64URL.encode(Array(SHA384.hash(data: bytes)))
    case .sha512: Base64URL.encode(Array(SHA512.hash(data: bytes)))
    }
  }
}
