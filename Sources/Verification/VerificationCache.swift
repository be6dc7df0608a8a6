import StatusLists

/// What a verifier keeps between verifications: keys made ready, and decoded status lists. Every entry is good only
/// for the very bytes it was made of, so nothing here can be out of date.
final class VerificationCache: Sendable {
  private struct KeptController: Sendable {
    let bytes: [UInt8]
    let controller: PreparedController
  }

  private let controllers = BoundedCache<KeptController>(
    maximumEntries: 1_024, maximumCost: 32 * 1_024 * 1_024)
  private let addresses = BoundedCache<String>(maximumEntries: 1_024)
  private let issuerAddresses = BoundedCache<String>(maximumEntries: 1_024)
  private let lists = BoundedCache<PreparedStatusList>(maximumEntries: 256, maximumCost: 64 * 1_024 * 1_024)

  func controller(_ name: String, bytes: [UInt8]) -> PreparedController? {
    // Arrays compare by their storage first: unchanged bytes cost nothing.
    guard let kept = controllers.value(name), kept.bytes == bytes else { return nil }
    return kept.controller
  }

  func remember(_ controller: PreparedController, _ name: String, bytes: [UInt8]) {
    controllers.keep(
      KeptController(bytes: bytes, controller: controller), name,
      cost: bytes.count + 512 * (controller.keys.count + 1))
  }

  /// The address of a did:web document, which hangs on the DID alone.
  func address(ofDID did: String) -> String? { addresses.value(did) }

  func remember(address: String, ofDID did: String) { addresses.keep(address, did) }

  /// The address of an https issuer's metadata, which hangs on its name alone.
  func address(ofIssuer issuer: String) -> String? { issuerAddresses.value(issuer) }

  func remember(address: String, ofIssuer issuer: String) { issuerAddresses.keep(address, issuer) }

  func statusList(_ address: String, bytes: [UInt8]) -> PreparedStatusList? {
    guard let list = lists.value(address), list.bytes == bytes else { return nil }
    return list
  }

  private let tokenLists = BoundedCache<PreparedTokenList>(maximumEntries: 256, maximumCost: 64 * 1_024 * 1_024)

  func tokenList(_ address: String, bytes: [UInt8]) -> PreparedTokenList? {
    guard let list = tokenLists.value(address), list.bytes == bytes else { return nil }
    return list
  }

  func remember(_ list: PreparedTokenList, _ address: String) {
    tokenLists.keep(list, address, cost: list.bytes.count + list.token.list.bytes.count)
  }

  func remember(_ list: PreparedStatusList, _ address: String) {
    lists.keep(list, address, cost: list.bytes.count + list.list.bytes.count)
  }
}
