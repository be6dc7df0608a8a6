import Fetching
import Testing

@Suite("Addresses by number")
struct IPAddressTests {
  @Test(
    "Public addresses, and those right beside reserved blocks, may be asked",
    arguments: [
      "1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
      "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.0.3.0",
      "192.167.255.255",
      "192.169.0.0", "198.17.255.255", "198.20.0.0", "198.51.99.255", "198.51.101.0", "203.0.112.255",
      "203.0.114.0",
      "223.255.255.255", "8.8.8.8", "2001:200::1", "2001:db7::1", "2001:db9::1", "2003::1", "2400::1",
      "2606:4700::1111",
      "2a00:1450::1", "3ffd::1", "2620:4f:7fff::1", "2620:4f:8001::1", "2a00::1:5efe:1:1",
    ])
  func publicNumbers(text: String) throws {
    let address = try #require(IPAddress(text))
    #expect(address.refusal == nil)
    #expect(IPAddress(bytes: address.bytes) == address)
    #expect(IPAddress(address.description) == address)
  }

  @Test(
    "Reasons are named",
    arguments: [
      ("127.0.0.1", "loopback"), ("10.1.2.3", "private"), ("169.254.169.254", "link-local"),
      ("::1", "loopback"),
      ("::", "unspecified"), ("::ffff:8.8.8.8", "IPv4-mapped"), ("2002:7f00:1::", "IPv4 in IPv6 (6to4)"),
      ("2001:0:1::", "IPv4 in IPv6 (Teredo)"), ("64:ff9b::808:808", "IPv4 by translation (NAT64)"),
      ("fd00::1", "unique local"), ("7000::1", "outside the public internet"),
    ])
  func reasons(text: String, reason: String) throws {
    #expect(try #require(IPAddress(text)).refusal == reason)
  }

  @Test(
    "What is no address has none",
    arguments: [
      "", "localhost", "127.1", "0x7f.0.0.1", "1.2.3.4.5", "256.0.0.1", "[::1]", "fe80::1%lo", "::1 ",
    ])
  func malformed(text: String) {
    #expect(IPAddress(text) == nil)
  }

  @Test("Bytes are 4 or 16")
  func lengths() {
    for count in 0...20 {
      #expect((IPAddress(bytes: [UInt8](repeating: 1, count: count)) != nil) == (count == 4 || count == 16))
    }
    #expect(IPAddress("2001:db8::a:1")?.description == "2001:db8:0:0:0:0:a:1")
    #expect(IPAddress("127.0.0.1")?.isLoopback == true)
    #expect(IPAddress("127.9.9.9")?.isLoopback == true)
    #expect(IPAddress("::1")?.isLoopback == true)
    #expect(IPAddress("::2")?.isLoopback == false)
    #expect(IPAddress("8.8.8.8")?.isLoopback == false)
  }
}
