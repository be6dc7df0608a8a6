import JSONTree
import Testing

@Suite("JSON values")
struct ValueTests {
  @Test("literals become values")
  func literals() {
    let ten = 10
    let value: JSON = ["n": nil, "t": true, "i": -3, "d": 2.5, "s": "x \(ten)", "a": [1, "2"], "o": [:]]
    #expect(value["n"] == JSON.null)
    #expect(value["t"] == .bool(true))
    #expect(value["i"] == .number(JSONNumber(-3)))
    #expect(value["d"]?.number?.text == "2.5")
    #expect(value["s"] == .string("x 10"))
    #expect(value["a"] == .array([1, "2"]))
    #expect(value["o"] == .object(JSONObject()))
    #expect(value.object?.names == ["n", "t", "i", "d", "s", "a", "o"])
    let repeated: JSON = ["a": 1, "b": 2, "a": 3]
    #expect(repeated.text() == #"{"a":3,"b":2}"#)
  }

  @Test("accessors answer for their kind alone")
  func accessors() {
    let values: [JSON] = [nil, true, 1, "x", [1], ["a": 1]]
    #expect(values.map(\.isNull) == [true, false, false, false, false, false])
    #expect(values.map(\.bool) == [nil, true, nil, nil, nil, nil])
    #expect(values.map(\.int) == [nil, nil, 1, nil, nil, nil])
    #expect(values.map(\.number) == [nil, nil, 1, nil, nil, nil])
    #expect(values.map(\.string) == [nil, nil, nil, "x", nil, nil])
    #expect(values.map(\.array) == [nil, nil, nil, nil, [1], nil])
    #expect(values.map(\.object) == [nil, nil, nil, nil, nil, ["a": 1]])
    #expect(values.map { $0["a"] } == [nil, nil, nil, nil, nil, 1])
    #expect(values.map { $0[0] } == [nil, nil, nil, nil, 1, nil])
    #expect(values[4][1] == nil)
    #expect(values[4][-1] == nil)
  }

  @Test("values of different kinds differ, and a set keeps them apart")
  func kinds() {
    let values: [JSON] = [nil, true, false, 0, 1, "", "1", "null", [], [nil], [:], ["": nil]]
    #expect(Set(values).count == values.count)
    for (left, right) in values.enumerated().flatMap({ at, left in values[..<at].map { (left, $0) } }) {
      #expect(left != right)
    }
  }
}
