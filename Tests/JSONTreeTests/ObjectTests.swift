import JSONTree
import Testing

@Suite("Objects")
struct ObjectTests {
  @Test("setting replaces in place, appends, or removes", arguments: [0, 3, 14, 15, 16, 17, 40])
  func setting(others: Int) {
    var object = JSONObject()
    for number in 0..<others { object["n\(number)"] = .number(JSONNumber(number)) }
    object["a"] = 1
    object["b"] = 2
    object["a"] = "new"
    #expect(object.count == others + 2)
    #expect(object.names.suffix(2) == ["a", "b"])
    #expect(object["a"] == "new")
    object["a"] = nil
    object["absent"] = nil
    #expect(object.count == others + 1)
    #expect(object["a"] == nil)
    #expect(!object.contains("a"))
    #expect(object["b"] == 2)
    for number in 0..<others { #expect(object["n\(number)"]?.int == number) }
    object.append("b", 3)
    object.append("c", JSON.null)
    #expect(object.count == others + 2)
    #expect(object["b"] == 3)
    #expect(object["c"]?.isNull == true)
    #expect(object.last?.name == "c")
  }

  @Test("equality and hash ignore the order of members, at every depth")
  func order() throws {
    let one = try JSON(parsing: #"{"a":1,"b":{"c":[1,2],"d":null}}"#)
    let other = try JSON(parsing: #"{"b":{"d":null,"c":[1,2]},"a":1}"#)
    #expect(one == other)
    #expect(one.hashValue == other.hashValue)
    #expect(one != (try JSON(parsing: #"{"b":{"d":null,"c":[2,1]},"a":1}"#)))
    #expect(one != (try JSON(parsing: #"{"a":1,"b":{"c":[1,2],"d":null},"e":1}"#)))
    let forward = JSONObject.numbered(Array(0..<50))
    let backward = JSONObject.numbered((0..<50).reversed())
    #expect(forward == backward)
    #expect(forward.hashValue == backward.hashValue)
    #expect(Set([JSON.object(forward), .object(backward)]).count == 1)
  }

  @Test("names and strings are compared by scalars, not by canonical equivalence")
  func scalars() throws {
    let composed = "\u{E9}"
    let decomposed = "e\u{301}"
    #expect(composed == decomposed)  // what the standard library says
    #expect(JSON.string(composed) != JSON.string(decomposed))
    let object = try JSON(parsing: "{\"\(composed)\":1,\"\(decomposed)\":2}")
    #expect(object[composed] == 1)
    #expect(object[decomposed] == 2)
    let other: JSON = .object([decomposed: 2, composed: 1])
    #expect(object == other)
    #expect(object != .object([decomposed: 1, composed: 2]))
  }

  @Test("canonically equivalent names in one large object stay apart")
  func equivalentNames() throws {
    // Marks of different combining classes in any order are canonically equivalent.
    var orders: [[String]] = [[]]
    for mark in ["\u{327}", "\u{31B}", "\u{323}", "\u{301}", "\u{345}", "\u{315}"] {
      orders = orders.flatMap { order in
        (0...order.count).map { Array(order[..<$0]) + [mark] + Array(order[$0...]) }
      }
    }
    let names = orders.map { "e" + $0.joined() }
    #expect(names.count == 720)
    let text = "{" + names.enumerated().map { "\"\($1)\":\($0)" }.joined(separator: ",") + "}"
    let object = try #require(try JSON(parsing: text).object)
    #expect(object.count == 720)
    for (number, name) in names.enumerated() { #expect(object[name]?.int == number) }
  }

  @Test(
    "200,000 members are read, found, and refused when the last name is a repetition", .timeLimit(.minutes(1))
  )
  func large() throws {
    let count = 200_000
    let members = (0..<count).map { "\"name \($0)\":\($0)" }.joined(separator: ",\n")
    let object = try JSON(parsing: "{\(members)}")
    #expect(object.object?.count == count)
    var found = 0
    for number in stride(from: 0, to: count, by: 2) where object["name \(number)"]?.int == number {
      found += 1
    }
    #expect(found == count / 2)
    #expect(object["name 200000"] == nil)
    #expect(try JSON(parsing: object.serialized()) == object)

    let error = try #require(throws: JSONError.self) { try JSON(parsing: "{\(members),\n\"name 7\":0}") }
    #expect(error.code == .duplicateName)
    #expect(error.location.line == count + 1)
    #expect(error.location.column == 1)
    #expect(error.reason.contains("name 7"))
  }

  @Test("a repeated name is found at every place of an object", arguments: [2, 3, 16, 17, 18, 40])
  func duplicates(count: Int) throws {
    for (first, second) in (1..<count).flatMap({ second in (0..<second).map { ($0, second) } }) {
      let names = (0..<count).map { "name \($0 == second ? first : $0)" }
      let text = "{" + names.map { "\"\($0)\":0" }.joined(separator: ",") + "}"
      let error = try #require(throws: JSONError.self) { try JSON(parsing: text) }
      #expect(error.code == .duplicateName)
      let before = names[..<second].map { $0.utf8.count + 5 }.reduce(1, +)
      #expect(error.location.offset == before)
    }
  }

  @Test("copies do not share later changes")
  func copies() {
    let one = JSONObject.numbered(Array(0..<30))
    var other = one
    other["0"] = "changed"
    other["extra"] = true
    #expect(one["0"] == 0)
    #expect(one["extra"] == nil)
    #expect(other["0"] == "changed")
    #expect(other["29"] == 29)
  }
}

extension JSONObject {
  fileprivate static func numbered(_ numbers: [Int]) -> JSONObject {
    numbers.reduce(into: JSONObject()) { $0["\($1)"] = .number(JSONNumber($1)) }
  }
}
