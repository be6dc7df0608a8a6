import Encodings

/// Something that happened, or is about to happen, to a certification that somebody watches.
public struct RegisterEvent: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// It came into the register.
    case new
    /// A whole export no longer held it.
    case gone
    /// Its registration ended, or it was withdrawn.
    case expired
    /// Other members of the record say something else.
    case changed(Set<RecordField>)
    case bodyAdded(Party)
    case bodyRemoved(Party)
    case partnerAdded(Party)
    case partnerRemoved(Party)
    /// The registration is about to end, on that day.
    case ends(CalendarDate)
    /// The last day for awards is near.
    case lastAward(CalendarDate)

    /// A stable word for machines.
    public var name: String {
      switch self {
      case .new: "new"
      case .gone: "gone"
      case .expired: "expired"
      case .changed: "changed"
      case .bodyAdded: "body-added"
      case .bodyRemoved: "body-removed"
      case .partnerAdded: "partner-added"
      case .partnerRemoved: "partner-removed"
      case .ends: "ends"
      case .lastAward: "last-award"
      }
    }
  }

  /// A body as the register names it.
  public struct Party: Sendable, Hashable {
    public let name: String
    public let siret: SIRET?

    public init(name: String, siret: SIRET?) {
      self.name = name
      self.siret = siret
    }
  }

  public let code: RegisterCode
  public let title: String
  /// The day of the export that says so first; of what is about to happen, the day itself.
  public let day: CalendarDate
  public let kind: Kind

  public init(code: RegisterCode, title: String, day: CalendarDate, kind: Kind) {
    self.code = code
    self.title = title
    self.day = day
    self.kind = kind
  }
}

extension RegisterEvent {
  /// What a record said before a day and says from then on, as events: who came and who went each by name.
  public static func events(_ before: RegisterRecord?, _ after: RegisterRecord?, on day: CalendarDate)
    -> [RegisterEvent]
  {
    guard let record = after ?? before else { return [] }
    func event(_ kind: Kind) -> RegisterEvent {
      RegisterEvent(code: record.code, title: record.facts.title, day: day, kind: kind)
    }
    guard let before else { return [event(.new)] }
    guard let after else { return [event(.gone)] }
    var events: [RegisterEvent] = []
    var fields = after.changes(from: before)
    if before.facts.isActive == true, after.facts.isActive == false {
      events.append(event(.expired))
      fields.remove(.isActive)
    }
    let bodies = parties(before.facts.bodies) { $0.isActive != false }
    let newBodies = parties(after.facts.bodies) { $0.isActive != false }
    let (came, went) = (missing(newBodies, in: bodies), missing(bodies, in: newBodies))
    events += came.map { event(.bodyAdded($0)) } + went.map { event(.bodyRemoved($0)) }
    if !came.isEmpty || !went.isEmpty { fields.remove(.bodies) }
    let partners = parties(before.partners)
    let newPartners = parties(after.partners)
    let (joined, left) = (missing(newPartners, in: partners), missing(partners, in: newPartners))
    events += joined.map { event(.partnerAdded($0)) } + left.map { event(.partnerRemoved($0)) }
    if !joined.isEmpty || !left.isEmpty { fields.remove(.partners) }
    if !fields.isEmpty { events.append(event(.changed(fields))) }
    return events
  }

  /// What ends within some days, the last of them included.
  public static func endings(of statement: RegisterStatement, from today: CalendarDate, within days: Int)
    -> [RegisterEvent]
  {
    let facts = statement.record.facts
    let last = today.adding(days: days)
    func near(_ day: CalendarDate?) -> CalendarDate? { day.flatMap { $0 >= today && $0 <= last ? $0 : nil } }
    var events: [RegisterEvent] = []
    // What was withdrawn ends no more.
    if facts.isActive != false, let day = near(facts.end) {
      events.append(RegisterEvent(code: statement.record.code, title: facts.title, day: day, kind: .ends(day)))
    }
    if let day = near(facts.lastAward) {
      events.append(RegisterEvent(code: statement.record.code, title: facts.title, day: day, kind: .lastAward(day)))
    }
    return events
  }

  /// Those of whom the others hold no legal unit: by SIREN, by name where there is none. A changed name is no departure.
  private static func missing(_ parties: Set<Party>, in others: Set<Party>) -> [Party] {
    let known = Set(others.map(\.unit))
    var told: Set<String> = []
    return parties.sorted().filter { !known.contains($0.unit) && told.insert($0.unit).inserted }
  }

  private static func parties(
    _ bodies: [RegisteredBody], _ counts: (RegisteredBody) -> Bool
  ) -> Set<Party> { Set(bodies.filter(counts).map { Party(name: $0.name, siret: $0.siret) }) }

  private static func parties(_ partners: [RegisteredPartner]) -> Set<Party> {
    Set(partners.filter { $0.state != .withdrawn }.map { Party(name: $0.name, siret: $0.siret) })
  }
}

extension RegisterEvent.Party {
  fileprivate var unit: String { siret?.siren.text ?? name }
}

extension RegisterEvent.Party: Comparable {
  public static func < (left: Self, right: Self) -> Bool {
    (left.name, left.siret?.number ?? 0) < (right.name, right.siret?.number ?? 0)
  }
}
