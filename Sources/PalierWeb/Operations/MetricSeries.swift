import Metrics
import Synchronization

/// One line of numbers: a counter, a gauge or a histogram.
final class MetricSeries: CounterHandler, FloatingPointCounterHandler, MeterHandler, RecorderHandler, TimerHandler {
  /// Upper bounds of the histogram's buckets: from half a millisecond to ten seconds.
  static let bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

  private struct Numbers {
    /// The value of a counter or a gauge, the sum of a histogram.
    var value = 0.0
    var count = 0
    var buckets: [Int]
  }

  private let kind: PrometheusMetrics.Kind
  private let numbers: Mutex<Numbers>

  init(kind: PrometheusMetrics.Kind) {
    self.kind = kind
    numbers = Mutex(Numbers(buckets: kind == .histogram ? Array(repeating: 0, count: Self.bounds.count) : []))
  }

  func increment(by amount: Int64) { increment(by: Double(amount)) }

  func increment(by amount: Double) { numbers.withLock { $0.value += amount } }

  func decrement(by amount: Double) { numbers.withLock { $0.value -= amount } }

  func reset() { numbers.withLock { $0.value = 0 } }

  func set(_ value: Int64) { set(Double(value)) }

  func set(_ value: Double) { numbers.withLock { $0.value = value } }

  func record(_ value: Int64) { record(Double(value)) }

  func record(_ value: Double) {
    guard kind == .histogram else { return set(value) }
    numbers.withLock { numbers in
      numbers.value += value
      numbers.count += 1
      if let bucket = Self.bounds.firstIndex(where: { value <= $0 }) { numbers.buckets[bucket] += 1 }
    }
  }

  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }

  func write(_ name: String, _ labels: String, to text: inout String) {
    let numbers = self.numbers.withLock { $0 }
    let braced = labels.isEmpty ? "" : "{\(labels)}"
    guard kind == .histogram else {
      text += "\(name)\(braced) \(Self.number(numbers.value))\n"
      return
    }
    let separator = labels.isEmpty ? "" : ","
    var below = 0
    for (bound, count) in zip(Self.bounds, numbers.buckets) {
      below += count
      text += "\(name)_bucket{\(labels)\(separator)le=\"\(Self.number(bound))\"} \(below)\n"
    }
    text += "\(name)_bucket{\(labels)\(separator)le=\"+Inf\"} \(numbers.count)\n"
    text += "\(name)_sum\(braced) \(Self.number(numbers.value))\n\(name)_count\(braced) \(numbers.count)\n"
  }

  private static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return String(value)
  }
}
