import Hummingbird
import HummingbirdTesting
import JSONTree
import Metrics
import Testing

@testable import PalierWeb

@Suite struct OperationsTests {
  @Test func healthIsToldApart() async throws {
    let site = TestSite()
    try await site.run { client in
      #expect(try await client.execute(uri: "/health/live", method: .get) { $0.text } == "alive\n")
      let ready = try await client.execute(uri: "/health/ready", method: .get)
      #expect(ready.status == .ok)
      #expect(try JSON(parsing: ready.text)["ready"]?.bool == true)
      site.content.change { $0.isReady = false }
      let notReady = try await client.execute(uri: "/health/ready", method: .get)
      #expect(notReady.status == .serviceUnavailable)
      #expect(try JSON(parsing: notReady.text)["parts"]?[0]?["name"]?.string == "database")
      site.content.change { $0.isBroken = true }
      #expect(try await client.execute(uri: "/health/ready", method: .get) { $0.status } == .serviceUnavailable)
      #expect(try await client.execute(uri: "/health/live", method: .get) { $0.status } == .ok)
    }
  }

  @Test func secretsAppearInNoLogNoMetricAndNoFault() async throws {
    let site = TestSite()
    let secret = SampleContent.page.text
    try await site.run { client in
      for path in [
        "/credentials/\(secret)", "/credentials/\(secret)?lang=en", "/credentials/\(secret).jwt",
        "/credentials/\(secret)/",
        "/credentials/\(secret)/x", "/credentials/\(secret).pdf", "/credentials/\(secret)%00",
      ] {
        for method in [HTTPRequest.Method.get, .head, .post, .delete] {
          let response = try await client.execute(uri: path, method: method)
          if response.status.code >= 400 { #expect(!response.text.contains(secret), "\(method) \(path)") }
        }
      }
      site.content.change { $0.isBroken = true }
      let broken = try await client.execute(uri: "/credentials/\(secret)", method: .get)
      #expect(broken.status == .internalServerError && !broken.text.contains(secret))
      let metrics = try await client.execute(uri: "/metrics", method: .get)
      #expect(!metrics.text.contains(secret))
      #expect(metrics.text.contains("route=\"/credentials/{page}\""))
    }
    #expect(!site.log.text.contains(secret))
    #expect(!site.log.text.contains("Camille"))
    #expect(site.log.text.contains("route=/credentials/{page} "))
    #expect(site.log.text.contains("hb.request.id="))
  }

  @Test func requestsAreCountedByPattern() async throws {
    let site = TestSite()
    try await site.run { client in
      for _ in 0..<3 { _ = try await client.execute(uri: "/verify", method: .get) }
      _ = try await client.execute(uri: "/any/where", method: .get)
      _ = try await client.execute(uri: "/verify", method: .init("BREW")!)
      _ = try await client.execute(uri: "/api/v1/verify", method: .post, body: ByteBuffer(string: "x"))
      let text = try await client.execute(uri: "/metrics", method: .get) { $0.text }
      for line in [
        "# TYPE palier_http_requests_total counter",
        "palier_http_requests_total{route=\"/verify\",method=\"GET\",status=\"200\"} 3",
        "palier_http_requests_total{route=\"none\",method=\"GET\",status=\"404\"} 1",
        "palier_http_requests_total{route=\"none\",method=\"other\",status=\"405\"} 1",
        "palier_verifications_total{outlet=\"api\",verdict=\"valid\"} 1",
        "palier_http_request_duration_seconds_count{route=\"/verify\",method=\"GET\"} 3",
        "# TYPE palier_http_request_duration_seconds histogram",
      ] {
        #expect(text.contains(line + "\n"), "\(line)")
      }
    }
  }

  @Test func theTextFormIsThatOfPrometheus() {
    let metrics = PrometheusMetrics()
    Counter(label: "a.count", dimensions: [("x-y", "q\"\\\n")], factory: metrics).increment(by: 2)
    Counter(label: "a.count", dimensions: [("x-y", "q\"\\\n")], factory: metrics).increment()
    Gauge(label: "a.gauge", factory: metrics).record(2.5)
    let meter = Meter(label: "a.meter", factory: metrics)
    meter.increment(by: 3)
    meter.decrement(by: 1)
    FloatingPointCounter(label: "a.float", factory: metrics).increment(by: 0.5)
    let timer = Timer(label: "a.time", factory: metrics)
    timer.recordMilliseconds(3)
    timer.recordSeconds(60)
    let text = String(decoding: metrics.exposition(), as: UTF8.self)
    #expect(
      text.hasPrefix(
        """
        # TYPE a_count_total counter
        a_count_total{x_y="q\\"\\\\\\n"} 3
        # TYPE a_float_total counter
        a_float_total 0.5
        # TYPE a_gauge gauge
        a_gauge 2.5
        # TYPE a_meter gauge
        a_meter 2
        # TYPE a_time_seconds histogram
        a_time_seconds_bucket{le="0.0005"} 0

        """))
    #expect(text.contains("a_time_seconds_bucket{le=\"0.005\"} 1\n"))
    #expect(text.contains("a_time_seconds_bucket{le=\"10\"} 1\n"))
    #expect(text.contains("a_time_seconds_bucket{le=\"+Inf\"} 2\n"))
    #expect(text.contains("a_time_seconds_sum 60.003\n"))
    #expect(text.hasSuffix("a_time_seconds_count 2\n"))
  }

  @Test func aFamilyHasOneKindAndAnEnd() {
    let metrics = PrometheusMetrics()
    Counter(label: "x_total", factory: metrics).increment()
    Gauge(label: "x_total", factory: metrics).record(7)
    for index in 0..<PrometheusMetrics.maximumSeries + 10 {
      Counter(label: "y", dimensions: [("i", String(index))], factory: metrics).increment()
    }
    let text = String(decoding: metrics.exposition(), as: UTF8.self)
    #expect(text.contains("x_total 1\n") && !text.contains("x_total 7"))
    #expect(text.split(separator: "\n").count { $0.hasPrefix("y_total{") } == PrometheusMetrics.maximumSeries)
  }

  @Test func theDescriptionTellsWhatExists() async throws {
    let response = try await TestSite().get("/api/openapi.json")
    #expect(response.status == .ok)
    let description = try JSON(parsing: response.text)
    #expect(description["openapi"]?.string == "3.1.0")
    #expect(description["info"]?["version"]?.string == "1.2.3")
    #expect(
      description["servers"]?[0]?["url"]?.string == "https://attestations.institut-loire.example")
    let paths = try #require(description["paths"]?.object)
    let routes = Route.allCases.filter { $0.audience != .pages }
    #expect(Set(paths.map(\.name)) == Set(routes.map(\.rawValue)))
    var operations: Set<String> = []
    for route in routes {
      let methods = try #require(paths[route.rawValue]?.object).map(\.name)
      #expect(Set(methods) == Set(route.methods.map { $0.lowercased() }).subtracting(["head"]))
      for method in methods {
        let operation = try #require(paths[route.rawValue]?[method])
        #expect(operations.insert(try #require(operation["operationId"]?.string)).inserted)
        // Every parameter in the path is described.
        let names = route.rawValue.split(separator: "{").dropFirst().map { $0.prefix { $0 != "}" } }
        let described = operation["parameters"]?.array ?? []
        for name in names {
          #expect(
            described.contains {
              $0["name"]?.string == String(name) || $0["$ref"]?.string?.hasSuffix("/\(name)") == true
            })
        }
      }
    }
    for reference in response.text.matches(of: /"\$ref": "#([^"]+)"/) {
      #expect(description.value(at: try JSONPointer(String(reference.1))) != nil, "\(reference.1)")
    }
  }

  @Test func theCatalogueAndTheTypesAreServed() async throws {
    let site = TestSite()
    try await site.run { client in
      let french = try await client.execute(uri: "/", method: .get)
      #expect(french.text.contains("Souder en TIG") && french.header("Cache-Control") == "public, max-age=60")
      let english = try await client.execute(uri: "/", method: .get, headers: [.acceptLanguage: "en"])
      #expect(english.text.contains("TIG welding") && english.header("Content-Language") == "en")
      let older = try await client.execute(uri: "/types/soudure-tig-initiation?version=1&lang=en", method: .get)
      #expect(older.text.contains("A newer version has been published"))
      let outline = try HTMLOutline(older.text)
      #expect(
        outline["a"].contains { $0.attributes["href"] == "/types/soudure-tig-initiation?version=1&lang=fr" })
      #expect(try await client.execute(uri: "/accessibility", method: .get) { $0.status } == .ok)
      #expect(
        try await client.execute(uri: "/organisations/\(Sample.organisation.slug)", method: .get) { $0.text }
          .contains("did:web:"))
    }
  }
}
