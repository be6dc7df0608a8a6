/// The check digit of SIREN and SIRET: every second digit from the right doubled, the sum a multiple of ten (ISO/IEC 7812-1).
enum Luhn {
  static func isValid(_ digits: some BidirectionalCollection<UInt8>) -> Bool {
    sum(digits).isMultiple(of: 10)
  }

  /// The last digit that would make the others right.
  static func lastDigit(of digits: some BidirectionalCollection<UInt8>) -> Int {
    guard let last = digits.last else { return 0 }
    return (10 - (sum(digits) - Int(last)) % 10) % 10
  }

  private static func sum(_ digits: some BidirectionalCollection<UInt8>) -> Int {
    var (sum, doubling) = (0, false)
    for digit in digits.reversed() {
      let value = doubling ? Int(digit) * 2 : Int(digit)
      sum += value > 9 ? value - 9 : value
      doubling.toggle()
    }
    return sum
  }
}
