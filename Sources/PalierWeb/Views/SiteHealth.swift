/// Whether the server can do its work.
public struct SiteHealth: Sendable, Equatable {
  public struct Part: Sendable, Equatable {
    /// A short name in English, such as `database`.
    public var name: String
    public var isReady: Bool
    /// English, for the operator; nothing personal or secret.
    public var detail: String?

    public init(name: String, isReady: Bool, detail: String? = nil) {
      self.name = name
      self.isReady = isReady
      self.detail = detail
    }
  }

  public var parts: [Part]
  public var isReady: Bool { parts.allSatisfy(\.isReady) }

  public init(parts: [Part]) { self.parts = parts }
}
