/// One GET request to one number that has been checked.
public struct PinnedRequest: Sendable, Hashable {
  /// The address as it stands in the request: its host goes into `Host` and into the check of the certificate.
  public let address: FetchAddress
  /// Where to connect to; the host is not resolved again.
  public let number: IPAddress
  public let headers: [HTTPField]
  /// The most bytes of content to take.
  public let maximumBytes: Int

  public init(address: FetchAddress, number: IPAddress, headers: [HTTPField], maximumBytes: Int) {
    self.address = address
    self.number = number
    self.headers = headers
    self.maximumBytes = maximumBytes
  }
}
