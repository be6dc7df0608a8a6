/// Just enough arithmetic to read a public key on secp256k1: is a point on the curve, and which y belongs to a
/// compressed x (SEC 2 section 2.4.1: y² = x³ + 7 over the field of p = 2²⁵⁶ − 2³² − 977).
///
/// It works on public values only, in variable time, and takes part in no signature.
enum Secp256k1 {
  static func contains(x: [UInt8], y: [UInt8]) -> Bool {
    guard let x = FieldElement(x), let y = FieldElement(y) else { return false }
    return y * y == x * x * x + .seven
  }

  /// The coordinate y of that parity, 32 bytes; nil when no point has this x.
  static func y(of x: [UInt8], odd: Bool) -> [UInt8]? {
    guard let x = FieldElement(x) else { return nil }
    let square = x * x * x + .seven
    let root = square.rootCandidate
    guard root * root == square else { return nil }
    return (root.isOdd == odd ? root : root.negated).bytes
  }
}

private struct FieldElement: Equatable {
  /// Four limbs of 64 bits, the least significant first, below p.
  private var limbs: [UInt64]

  static let seven = FieldElement(limbs: [7, 0, 0, 0])
  private static let p: [UInt64] = [0xFFFF_FFFE_FFFF_FC2F, .max, .max, .max]
  /// 2²⁵⁶ − p.
  private static let fold: UInt64 = 0x1_0000_03D1

  private init(limbs: [UInt64]) { self.limbs = limbs }

  /// 32 bytes, the most significant first; nil when that is p or more.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    limbs = (0..<4).map { limb in
      bytes[(24 - 8 * limb)..<(32 - 8 * limb)].reduce(0) { $0 << 8 | UInt64($1) }
    }
    guard Self.isLess(limbs, Self.p) else { return nil }
  }

  var bytes: [UInt8] {
    limbs.reversed().flatMap { limb in (0..<8).map { UInt8(truncatingIfNeeded: limb >> (56 - 8 * $0)) } }
  }

  var isOdd: Bool { limbs[0] & 1 == 1 }

  var negated: FieldElement {
    limbs == [0, 0, 0, 0] ? self : FieldElement(limbs: Self.subtract(limbs, from: Self.p))
  }

  static func + (left: FieldElement, right: FieldElement) -> FieldElement {
    var product = left.limbs + [0, 0, 0, 0]
    var carry: UInt64 = 0
    for index in 0..<4 {
      let (first, overflow) = product[index].addingReportingOverflow(right.limbs[index])
      let (second, again) = first.addingReportingOverflow(carry)
      product[index] = second
      carry = (overflow ? 1 : 0) + (again ? 1 : 0)
    }
    product[4] = carry
    return FieldElement(limbs: reduce(product))
  }

  static func * (left: FieldElement, right: FieldElement) -> FieldElement {
    var product = [UInt64](repeating: 0, count: 8)
    for i in 0..<4 {
      var carry: UInt64 = 0
      for j in 0..<4 {
        let (high, low) = left.limbs[i].multipliedFullWidth(by: right.limbs[j])
        let (first, overflow) = product[i + j].addingReportingOverflow(low)
        let (second, again) = first.addingReportingOverflow(carry)
        product[i + j] = second
        carry = high + (overflow ? 1 : 0) + (again ? 1 : 0)
      }
      product[i + 4] = carry
    }
    return FieldElement(limbs: reduce(product))
  }

  /// The element to the power (p + 1) / 4: a square root, where there is one, since p is 3 modulo 4.
  var rootCandidate: FieldElement {
    // (p + 1) / 4 = 2²⁵⁴ − 2³⁰ − 244.
    let exponent: [UInt64] = [0xFFFF_FFFF_BFFF_FF0C, .max, .max, 0x3FFF_FFFF_FFFF_FFFF]
    var result = FieldElement(limbs: [1, 0, 0, 0])
    for limb in exponent.reversed() {
      for bit in (0..<64).reversed() {
        result = result * result
        if limb >> UInt64(bit) & 1 == 1 { result = result * self }
      }
    }
    return result
  }

  /// Eight limbs modulo p: the upper half counts 2²⁵⁶ − p each.
  private static func reduce(_ product: [UInt64]) -> [UInt64] {
    var result = Array(product.prefix(4))
    var carry: UInt64 = 0
    for index in 0..<4 {
      let (high, low) = product[index + 4].multipliedFullWidth(by: fold)
      let (first, overflow) = result[index].addingReportingOverflow(low)
      let (second, again) = first.addingReportingOverflow(carry)
      result[index] = second
      carry = high + (overflow ? 1 : 0) + (again ? 1 : 0)
    }
    while carry > 0 {
      let (high, low) = carry.multipliedFullWidth(by: fold)
      carry = 0
      for (index, value) in [low, high, 0, 0].enumerated() {
        let (first, overflow) = result[index].addingReportingOverflow(value)
        let (second, again) = first.addingReportingOverflow(carry)
        result[index] = second
        carry = (overflow ? 1 : 0) + (again ? 1 : 0)
      }
    }
    while !isLess(result, p) { result = subtract(p, from: result) }
    return result
  }

  private static func isLess(_ left: [UInt64], _ right: [UInt64]) -> Bool {
    for index in (0..<4).reversed() where left[index] != right[index] { return left[index] < right[index] }
    return false
  }

  private static func subtract(_ right: [UInt64], from left: [UInt64]) -> [UInt64] {
    var result = left
    var borrow: UInt64 = 0
    for index in 0..<4 {
      let (first, underflow) = result[index].subtractingReportingOverflow(right[index])
      let (second, again) = first.subtractingReportingOverflow(borrow)
      result[index] = second
      borrow = (underflow ? 1 : 0) + (again ? 1 : 0)
    }
    return result
  }
}
