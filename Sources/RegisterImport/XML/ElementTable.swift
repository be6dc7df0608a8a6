/// The names of ``ElementNames`` made ready: a name of the document becomes a small number once, and a place and a
/// number give the next place by two look-ups.
///
/// libxml2 gives one name of a document always at one address, so that names are told apart by that.
struct ElementTable {
  /// The number of each known name.
  private static let numbers: [String: Int] = {
    let names = Set(ElementNames.children.values.flatMap(\.keys)).sorted()
    return Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
  }()

  /// By place and number of the name; `unknown` where the name has no meaning there.
  private static let next: [Place] = {
    var next = [Place](repeating: .unknown, count: Place.allCases.count * numbers.count)
    for (place, children) in ElementNames.children {
      for (name, child) in children {
        if let number = numbers[name] { next[Int(place.rawValue) * numbers.count + number] = child }
      }
    }
    return next
  }()

  /// Whether a place's text is taken.
  static let isLeaf: [Bool] = Place.allCases.map { place in
    ElementNames.mayBeText.contains(place)
      || (ElementNames.children[place] == nil && ![.unknown, .ignored, .outside].contains(place))
  }

  private var slots = [(address: UInt, number: Int)](repeating: (0, -1), count: 512)
  private let next = Self.next
  private let count = Self.numbers.count

  /// The place that an element leads to.
  mutating func place(_ name: UnsafePointer<UInt8>, in place: Place) -> Place {
    let address = UInt(bitPattern: name)
    var slot = Int(truncatingIfNeeded: ((address >> 3) &* 0x9E37_79B9_7F4A_7C15) >> 55)
    while slots[slot].address != address {
      if slots[slot].address == 0 {
        let number = Self.numbers[String(cString: name)] ?? -1
        // So many names no export has; the rest is looked up each time.
        guard known < 400 else { return number < 0 ? .unknown : next[Int(place.rawValue) * count + number] }
        known += 1
        slots[slot] = (address, number)
        break
      }
      slot = (slot + 1) & 511
    }
    let number = slots[slot].number
    return number < 0 ? .unknown : next[Int(place.rawValue) * count + number]
  }

  private var known = 0
}
