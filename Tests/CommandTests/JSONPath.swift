import JSONTree

/// A place in a JSON document: a JSON Pointer in which `{holder.name=Zoé}` stands for the one element of an
/// array whose member says so, since lists have no promised order.
struct JSONPath {
  let text: String

  init(_ text: String) { self.text = text }

  /// The value there, or nil.
  func value(in document: JSON) -> JSON? {
    var value: JSON? = document
    for segment in text.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      guard let here = value else { return nil }
      if segment.hasPrefix("{"), segment.hasSuffix("}") {
        value = element(of: here, where: segment.dropFirst().dropLast())
      } else {
        let name = String(segment.replacing("~1", with: "/").replacing("~0", with: "~"))
        value = here.array == nil ? here[name] : Int(name).flatMap { here[$0] }
      }
    }
    return value
  }

  private func element(of array: JSON, where condition: Substring) -> JSON? {
    let sides = condition.split(separator: "=", maxSplits: 1)
    guard sides.count == 2, let elements = array.array else { return nil }
    let found = elements.filter { element in
      let value = sides[0].split(separator: ".").reduce(element as JSON?) { $0?[String($1)] }
      return value?.string == String(sides[1]) || value?.text() == String(sides[1])
    }
    // Not `? :`, where nil would be read as the literal for JSON's null.
    guard found.count == 1 else { return nil }
    return found[0]
  }
}
