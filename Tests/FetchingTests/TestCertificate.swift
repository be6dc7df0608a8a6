import Crypto
import Foundation
import NIOSSL

/// A self-signed certificate (X.509 v3, P-256) for one name, made anew at every run.
struct TestCertificate {
  private let key = P256.Signing.PrivateKey()
  private let der: [UInt8]

  init(name: String) throws {
    // ecdsa-with-SHA256
    let algorithm = DER.sequence(DER.oid([0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02]))
    let commonName = DER.sequence(
      DER.set(DER.sequence(DER.oid([0x55, 0x04, 0x03]), DER.value(0x0C, Array("test".utf8)))))
    let alternativeName = DER.sequence(
      DER.oid([0x55, 0x1D, 0x11]), DER.value(0x04, DER.sequence(DER.value(0x82, Array(name.utf8)))))
    let body = DER.sequence(
      DER.value(0xA0, DER.value(0x02, [2])),
      DER.value(0x02, [1]),
      algorithm,
      commonName,
      DER.sequence(
        DER.value(0x17, Array("200101000000Z".utf8)), DER.value(0x17, Array("491231235959Z".utf8))),
      commonName,
      Array(key.publicKey.derRepresentation),
      DER.value(0xA3, DER.sequence(alternativeName)))
    let signature = try key.signature(for: Data(body)).derRepresentation
    der = DER.sequence(body, algorithm, DER.value(0x03, [0] + Array(signature)))
  }

  var certificate: NIOSSLCertificate { get throws { try NIOSSLCertificate(bytes: der, format: .der) } }

  func serverContext() throws -> NIOSSLContext {
    let privateKey = try NIOSSLPrivateKey(bytes: Array(key.derRepresentation), format: .der)
    return try NIOSSLContext(
      configuration: .makeServerConfiguration(
        certificateChain: [.certificate(try certificate)], privateKey: .privateKey(privateKey)))
  }

  private enum DER {
    static func value(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
      let count = content.count
      let length: [UInt8] =
        count < 128
        ? [UInt8(count)]
        : count < 256 ? [0x81, UInt8(count)] : [0x82, UInt8(count >> 8), UInt8(count & 255)]
      return [tag] + length + content
    }

    static func sequence(_ parts: [UInt8]...) -> [UInt8] { value(0x30, Array(parts.joined())) }
    static func set(_ parts: [UInt8]...) -> [UInt8] { value(0x31, Array(parts.joined())) }
    static func oid(_ bytes: [UInt8]) -> [UInt8] { value(0x06, bytes) }
  }
}
