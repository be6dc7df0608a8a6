import Metrics
import Verification

/// How many verifications came to what: by outlet and verdict, nothing about the credential.
struct VerificationCount: Sendable {
  enum Outlet: String, CaseIterable, Sendable { case page, api }

  private let counters: [String: Counter]

  init(factory: any MetricsFactory) {
    var counters: [String: Counter] = [:]
    for outlet in Outlet.allCases {
      for verdict in Verdict.allCases {
        counters[outlet.rawValue + "." + verdict.rawValue] = Counter(
          label: "palier_verifications", dimensions: [("outlet", outlet.rawValue), ("verdict", verdict.rawValue)],
          factory: factory)
      }
    }
    self.counters = counters
  }

  func count(_ verdict: Verdict, by outlet: Outlet) {
    counters[outlet.rawValue + "." + verdict.rawValue]?.increment()
  }
}
