/// Keys that are well formed and that nobody should trust.
enum KeyChecks {
  /// Whether an Ed25519 key is a point of order 8 or less, or not in its shortest form: under the first, signatures
  /// verify for messages that nobody signed.
  static func isWeakEd25519(_ key: [UInt8]) -> Bool {
    guard key.count == 32 else { return true }
    var y = key
    y[31] &= 0x7F
    // y of at least 2²⁵⁵ − 19.
    if y[31] == 0x7F, y[0] >= 0xED, y[1..<31].allSatisfy({ $0 == 0xFF }) { return true }
    return smallOrder.contains(y)
  }

  /// The y of the eight points of small order, in little-endian bytes.
  private static let smallOrder: Set<[UInt8]> = [
    [UInt8](repeating: 0, count: 32),
    [1] + [UInt8](repeating: 0, count: 31),
    [0xEC] + [UInt8](repeating: 0xFF, count: 30) + [0x7F],
    [
      0x26, 0xE8, 0x95, 0x8F, 0xC2, 0xB2, 0x27, 0xB0, 0x45, 0xC3, 0xF4, 0x89, 0xF2, 0xEF, 0x98, 0xF0,
      0xD5, 0xDF, 0xAC, 0x05, 0xD3, 0xC6, 0x33, 0x39, 0xB1, 0x38, 0x02, 0x88, 0x6D, 0x53, 0xFC, 0x05,
    ],
    [
      0xC7, 0x17, 0x6A, 0x70, 0x3D, 0x4D, 0xD8, 0x4F, 0xBA, 0x3C, 0x0B, 0x76, 0x0D, 0x10, 0x67, 0x0F,
      0x2A, 0x20, 0x53, 0xFA, 0x2C, 0x39, 0xCC, 0xC6, 0x4E, 0xC7, 0xFD, 0x77, 0x92, 0xAC, 0x03, 0x7A,
    ],
  ]

  /// Whether an RSA modulus carries the fingerprint of CVE-2017-15361 ("ROCA"): modulo each of the small primes it is
  /// a power of 65537. A sound modulus does so once in about 2²⁷.
  static func isROCA(modulus: [UInt8]) -> Bool {
    for prime in rocaPrimes {
      let remainder = modulus.reduce(0) { ($0 << 8 | Int($1)) % prime }
      var power = 1
      repeat { power = power * 65537 % prime } while power != 1 && power != remainder
      if power != remainder { return false }
    }
    return true
  }

  private static let rocaPrimes = [
    3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103,
    107, 109,
    113, 127, 131, 137, 139, 149, 151, 157, 163, 167,
  ]
}
