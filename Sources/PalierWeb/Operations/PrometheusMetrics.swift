import Metrics
import Synchronization

/// A backend of swift-metrics that writes the Prometheus text form, version 0.0.4.
///
/// Counters, meters and gauges give one line each; timers (in seconds) and aggregating recorders give a histogram.
/// The same label and dimensions give the same series. A family has at most ``maximumSeries``; what goes beyond, or
/// gives a second kind to a name that has one, is counted nowhere, so that nobody outside can fill the memory.
public final class PrometheusMetrics: MetricsFactory, Sendable {
  public static let maximumSeries = 1024

  enum Kind: String { case counter, gauge, histogram }

  private struct Family: Sendable {
    let kind: Kind
    var series: [String: MetricSeries] = [:]
  }

  private let families = Mutex<[String: Family]>([:])

  public init() {}

  /// All series, by name and labels, in a stable order.
  public func exposition() -> [UInt8] {
    let families = self.families.withLock { $0 }
    var text = ""
    for (name, family) in families.sorted(by: { $0.key < $1.key }) {
      text += "# TYPE \(name) \(family.kind.rawValue)\n"
      for (labels, series) in family.series.sorted(by: { $0.key < $1.key }) {
        series.write(name, labels, to: &text)
      }
    }
    return Array(text.utf8)
  }

  public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    series(label, ".total", .counter, dimensions)
  }

  public func makeFloatingPointCounter(
    label: String, dimensions: [(String, String)]
  ) -> any FloatingPointCounterHandler {
    series(label, ".total", .counter, dimensions)
  }

  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    series(label, "", .gauge, dimensions)
  }

  public func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    series(label, "", aggregate ? .histogram : .gauge, dimensions)
  }

  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    series(label, ".seconds", .histogram, dimensions)
  }

  // Series are kept: what was counted stays counted.
  public func destroyCounter(_ handler: any CounterHandler) {}
  public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
  public func destroyMeter(_ handler: any MeterHandler) {}
  public func destroyRecorder(_ handler: any RecorderHandler) {}
  public func destroyTimer(_ handler: any TimerHandler) {}

  private func series(
    _ label: String, _ suffix: String, _ kind: Kind, _ dimensions: [(String, String)]
  ) -> MetricSeries {
    var name = Self.name(label)
    let ending = Self.name(suffix)
    if !ending.isEmpty, !name.hasSuffix(ending) { name += ending }
    let labels = dimensions.map { "\(Self.name($0.0))=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
    return families.withLock { families in
      var family = families[name] ?? Family(kind: kind)
      if let series = family.series[labels], family.kind == kind { return series }
      let series = MetricSeries(kind: kind)
      guard family.kind == kind, family.series.count < Self.maximumSeries else { return series }
      family.series[labels] = series
      families[name] = family
      return series
    }
  }

  /// Letters, digits, `_` and `:`; every other character becomes `_`.
  private static func name(_ text: String) -> String {
    var bytes = text.utf8.map { byte -> UInt8 in
      PageSecret.isBase64URL(byte) && byte != UInt8(ascii: "-") || byte == UInt8(ascii: ":") ? byte : UInt8(ascii: "_")
    }
    if let first = bytes.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) {
      bytes.insert(UInt8(ascii: "_"), at: 0)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\"": escaped += "\\\""
      case "\n": escaped += "\\n"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
