import JSONTree

/// What a credential says of itself, for the head of a report. Nothing here is confirmed by being here: the
/// checks say what is.
public struct CredentialSummary: Sendable, Equatable {
  public struct Party: Sendable, Equatable {
    public var id: String?
    public var name: String?

    public init(id: String?, name: String?) {
      self.id = id
      self.name = name
    }

    var json: JSON {
      ["id": id.map { .string($0) } ?? .null, "name": name.map { .string($0) } ?? .null]
    }
  }

  public var id: String?
  public var title: String?
  public var issuer: Party
  public var holder: Party
  /// The day of award as written (an ISO date), else the day of `validFrom`.
  public var awardedOn: String?
  /// As written in the credential; nil when it has no end.
  public var validUntil: String?

  public init(
    id: String?, title: String?, issuer: Party, holder: Party, awardedOn: String?, validUntil: String?
  ) {
    self.id = id
    self.title = title
    self.issuer = issuer
    self.holder = holder
    self.awardedOn = awardedOn
    self.validUntil = validUntil
  }

  public var json: JSON {
    [
      "id": id.map { .string($0) } ?? .null, "title": title.map { .string($0) } ?? .null,
      "issuer": issuer.json, "holder": holder.json,
      "awardedOn": awardedOn.map { .string($0) } ?? .null,
      "validUntil": validUntil.map { .string($0) } ?? .null,
    ]
  }
}
