import Encodings

/// What the operator decides about the web side.
public struct WebConfiguration: Sendable {
  /// The address to listen on.
  public var host: String
  public var port: Int
  /// The address that the world uses; links in QR codes and in *Add to profile* carry it.
  public var publicAddress: PublicAddress
  /// What stands beside the mark on every page.
  public var siteName: String
  /// Where people report an obstacle, an e-mail address; nil: the statement names the awarding body.
  public var contact: String?
  /// The day on which the accessibility statement was made.
  public var statementDate: CalendarDate?
  /// The version of the program, for the API description.
  public var version: String
  /// Seconds for which a run of the verifier may be shown, at most 60.
  public var reportLifetime: Double
  /// A connection on which nothing happens for so long is closed.
  public var idleSeconds: Int64
  public var maximumConnections: Int

  public init(
    host: String = "127.0.0.1", port: Int = 8080, publicAddress: PublicAddress, siteName: String = "Palier",
    contact: String? = nil, statementDate: CalendarDate? = nil, version: String = "0", reportLifetime: Double = 60,
    idleSeconds: Int64 = 30, maximumConnections: Int = 4096
  ) {
    self.host = host
    self.port = port
    self.publicAddress = publicAddress
    self.siteName = siteName
    self.contact = contact
    self.statementDate = statementDate
    self.version = version
    self.reportLifetime = reportLifetime
    self.idleSeconds = idleSeconds
    self.maximumConnections = maximumConnections
  }
}
