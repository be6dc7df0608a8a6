import Fetching
import Testing
import Verification

/// A fetcher that reached one of these addresses would read this machine's or its network's secrets for a stranger.
@Suite("Addresses that get no packet")
struct NoPacketTests {
  @Test("Refused before anything is resolved or connected to")
  func refusedByTheirText() async throws {
    #expect(RefusedAddresses.all.count >= 300)
    #expect(Set(RefusedAddresses.all).count == RefusedAddresses.all.count)
    try await ScriptedServer.run(script: { _ in .answer("200 OK", [], "secret") }) { server in
      let resolver = RecordingResolver(standard: [publicNumber])
      let transport = RecordingTransport()
      let recorded = Fetcher(
        rules: AddressRules(ports: [443, server.port]), resolver: resolver, transport: transport)
      // The same with everything real, down to the sockets.
      let live = Fetcher(rules: AddressRules(ports: [443, server.port]))
      for template in RefusedAddresses.all {
        let address = template.replacing("PORT", with: String(server.port))
        for fetcher in [recorded, live] {
          await #expect(throws: failure(.addressRefused), "\(address.debugDescription)") {
            try await fetcher.get(address)
          }
          #expect(fetcher.documentAtHand(address, maximumBytes: 100) == nil)
        }
      }
      #expect(resolver.questions == [])
      #expect(transport.requests == [])
      #expect(server.connections == 0)

      // The server is one that would have noticed.
      let allowed = Fetcher(rules: AddressRules(allowLoopback: true))
      let secret = try await allowed.get("http://127.0.0.1:\(server.port)/")
      #expect(secret.bytes == Array("secret".utf8))
      #expect(server.connections == 1)
    }
  }

  static let reservedNumbers = [
    "0.0.0.0", "0.1.2.3", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.1",
    "127.255.255.255", "169.254.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1",
    "192.0.0.170", "192.0.2.1", "192.31.196.1", "192.52.193.1", "192.88.99.1", "192.168.0.1",
    "192.168.255.255",
    "192.175.48.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1", "255.255.255.255", "::", "::1", "::2", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::808:808",
    "64:ff9b:1::1", "64:ff9b:1:ffff::1", "100::1", "100:0:0:1::1", "200::1", "400::1", "1000::1", "2001::1",
    "2001:0:5ef5:79fd::1", "2001:1::1", "2001:2::1", "2001:10::1", "2001:20::1", "2001:1ff:ffff::1",
    "2001:db8::1",
    "2002::1", "2002:7f00:1::1", "2002:808:808::1", "2620:4f:8000::1", "2a00::5efe:7f00:1",
    "2a00::200:5efe:808:808",
    "3ffe::1", "3fff::1", "3fff:fff::1", "4000::1", "5f00::1", "8000::1", "fc00::1", "fdff::1", "fe00::1",
    "fe80::1",
    "febf::1", "fec0::1", "ff00::1", "ff02::1", "ffff::1",
  ]

  @Test("Refused after resolution, alone or among public addresses, at every hop")
  func refusedByTheirNumber() async throws {
    #expect(Self.reservedNumbers.count >= 75)
    for number in Self.reservedNumbers {
      #expect(IPAddress(number) != nil, "\(number)")
      for answer in [[number], [publicNumber, number], [number, publicNumber]] {
        let transport = RecordingTransport()
        let resolver = RecordingResolver(["issuer.example": [answer]])
        let fetcher = Fetcher(resolver: resolver, transport: transport)
        await #expect(throws: failure(.addressRefused), "\(answer)") {
          try await fetcher.get("https://issuer.example/did.json")
        }
        #expect(transport.requests == [])
        #expect(resolver.questions == ["issuer.example"])
      }
      // And when a public host leads there.
      let transport = RecordingTransport { _ in
        HTTPAnswer(status: 302, fields: [HTTPField("location", "https://inner.example/")])
      }
      let resolver = RecordingResolver(["issuer.example": [[publicNumber]], "inner.example": [[number]]])
      let fetcher = Fetcher(resolver: resolver, transport: transport)
      await #expect(throws: failure(.addressRefused), "\(number)") {
        try await fetcher.get("https://issuer.example/did.json")
      }
      #expect(transport.requests.map(\.address.host) == ["issuer.example"])
      #expect(resolver.questions == ["issuer.example", "inner.example"])
    }
  }

  @Test("Names that resolve to this machine never reach it, sockets and all")
  func realSockets() async throws {
    try await ScriptedServer.run(script: { _ in .answer("200 OK", [], "secret") }) { server in
      let resolver = RecordingResolver(standard: ["127.0.0.1"])
      let fetcher = Fetcher(rules: AddressRules(ports: [server.port]), resolver: resolver)
      for host in ["issuer.example", "127.0.0.1.nip.io", "localtest.me", "xn--bcher-kva.example"] {
        await #expect(throws: failure(.addressRefused)) {
          try await fetcher.get("https://\(host):\(server.port)/")
        }
      }
      #expect(resolver.questions.count == 4)
      #expect(server.connections == 0)
    }
  }

  @Test(
    "A name that changes its mind after the check is not asked again: the connection goes to what was checked"
  )
  func rebinding() async throws {
    try await ScriptedServer.run(script: { _ in .answer("200 OK", [], "secret") }) { server in
      let transport = RecordingTransport()
      let resolver = RecordingResolver(["rebind.example": [[publicNumber], ["127.0.0.1"]]])
      let fetcher = Fetcher(
        rules: AddressRules(ports: [server.port]), cache: DocumentCache(maximumEntries: 0),
        resolver: resolver,
        transport: transport)
      let address = "https://rebind.example:\(server.port)/"
      let document = try await fetcher.get(address)
      #expect(document.bytes == Array("{}".utf8))
      #expect(resolver.questions == ["rebind.example"])
      #expect(transport.requests.map(\.number) == [IPAddress(publicNumber)])
      #expect(transport.requests.map(\.address.host) == ["rebind.example"])

      await #expect(throws: failure(.addressRefused)) { try await fetcher.get(address) }
      #expect(transport.requests.count == 1)
      #expect(server.connections == 0)
    }
  }

  @Test("A redirect to the same host is resolved and checked again")
  func rebindingBetweenHops() async throws {
    let transport = RecordingTransport { _ in
      HTTPAnswer(status: 301, fields: [HTTPField("location", "/other")])
    }
    let resolver = RecordingResolver(["rebind.example": [[publicNumber], ["10.0.0.1"]]])
    let fetcher = Fetcher(resolver: resolver, transport: transport)
    await #expect(throws: failure(.addressRefused)) { try await fetcher.get("https://rebind.example/") }
    #expect(transport.requests.count == 1)
    #expect(resolver.questions == ["rebind.example", "rebind.example"])
  }

  @Test(
    "A redirect leads nowhere where the first address may not",
    arguments: RefusedAddresses.spellings.filter {
      $0.contains("://") && !$0.hasPrefix(" ") && !$0.hasPrefix("\n")
    } + RefusedAddresses.hosts.map { "//\($0)/" })
  func redirects(location: String) async throws {
    let transport = RecordingTransport { _ in
      HTTPAnswer(status: 307, fields: [HTTPField("location", location.replacing("PORT", with: "8080"))])
    }
    let resolver = RecordingResolver(standard: [publicNumber])
    let fetcher = Fetcher(resolver: resolver, transport: transport)
    await #expect(throws: failure(.addressRefused)) { try await fetcher.get("https://issuer.example/") }
    #expect(transport.requests.count == 1)
    #expect(resolver.questions == ["issuer.example"])
  }

  @Test(
    "Where loopback is allowed, a redirect from elsewhere still does not lead there, and names are checked as ever"
  )
  func loopbackFromOutside() async throws {
    let rules = AddressRules(allowLoopback: true)
    for location in ["http://localhost:8080/", "https://127.0.0.1/", "http://[::1]:8080/"] {
      let transport = RecordingTransport { _ in
        HTTPAnswer(status: 302, fields: [HTTPField("location", location)])
      }
      let fetcher = Fetcher(
        rules: rules, resolver: RecordingResolver(standard: [publicNumber]), transport: transport)
      await #expect(throws: failure(.addressRefused)) { try await fetcher.get("https://issuer.example/") }
      #expect(transport.requests.count == 1)
    }
    let transport = RecordingTransport()
    let fetcher = Fetcher(
      rules: rules, resolver: RecordingResolver(["localhost": [["10.0.0.1"]]], standard: ["127.0.0.1"]),
      transport: transport)
    for address in [
      "https://issuer.example/", "http://localhost/", "http://127.0.0.2/", "http://localhost./",
      "http://foo.localhost/", "http://0x7f.1/", "http://issuer.example/", "http://10.0.0.1/",
    ] {
      await #expect(throws: failure(.addressRefused), "\(address)") { try await fetcher.get(address) }
    }
    #expect(transport.requests == [])
  }
}
