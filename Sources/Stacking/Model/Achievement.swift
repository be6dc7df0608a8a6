import Encodings
import Register

/// Something that a person has, as far as rules ask: one award, counted once.
public struct Achievement: Sendable, Hashable {
  public enum Status: String, Sendable, CaseIterable { case active, suspended, revoked, expired }

  /// What a credential says that it is: a slug of the rule's own organisation, or an IRI of whoever owns it.
  public enum TypeName: Hashable, Sendable {
    case slug(String)
    case iri(String)

    /// An IRI holds a colon, a slug none.
    public init(_ text: String) { self = text.contains(":") ? .iri(text) : .slug(text) }

    public var text: String {
      switch self {
      case .slug(let text), .iri(let text): text
      }
    }
  }

  public let id: String
  public let holder: String?
  public let type: TypeName?
  /// Set only where the register says that its issuer could award it on that day.
  public let register: RegisterCode?
  /// nil in a facts file means the rule's organisation.
  public let issuer: String?
  public let awardedOn: CalendarDate
  public let hours: Amount?
  public let credits: [String: Amount]
  public let level: [String: Int]
  public let outcomes: Set<String>
  public let tags: Set<String>
  public let route: String?
  public let status: Status
  public let validUntil: CalendarDate?
  /// The identifiers of the achievements that it is made of.
  public let parts: Set<String>
  /// The targets that it was used for already.
  public let usedFor: Set<String>

  public init(
    id: String, holder: String? = nil, type: TypeName? = nil, register: RegisterCode? = nil, issuer: String? = nil,
    awardedOn: CalendarDate, hours: Amount? = nil, credits: [String: Amount] = [:], level: [String: Int] = [:],
    outcomes: Set<String> = [], tags: Set<String> = [], route: String? = nil, status: Status = .active,
    validUntil: CalendarDate? = nil, parts: Set<String> = [], usedFor: Set<String> = []
  ) {
    self.id = id
    self.holder = holder
    self.type = type
    self.register = register
    self.issuer = issuer
    self.awardedOn = awardedOn
    self.hours = hours
    self.credits = credits
    self.level = level
    self.outcomes = outcomes
    self.tags = tags
    self.route = route
    self.status = status
    self.validUntil = validUntil
    self.parts = parts
    self.usedFor = usedFor
  }
}
