import JSONTree
import Register

/// What the registers say, as the API and `palier register` write it.
public enum RegisterJSON {
  /// The answer about a code (`register show`).
  /// - Parameter body: whose rights on that day are told too.
  public static func json(_ answer: RegisterAnswer, of body: SIRET? = nil) -> JSON {
    guard let body, case .object(var members) = json(plain: answer) else { return json(plain: answer) }
    members.append("rights", rights(of: body, answer))
    return .object(members)
  }

  /// For each right: true, false or null for not known, and why.
  private static func rights(of body: SIRET, _ answer: RegisterAnswer) -> JSON {
    var rights: JSONObject = ["siret": .string(body.text)]
    for right in RegisterRight.allCases {
      let entitlement = answer.statement.right(of: body, to: right, at: answer.day)
      let (isEntitled, because): (Bool?, String) =
        switch entitlement {
        case .certifyingBody: (true, "awarding-body")
        case .partner: (true, "partner")
        case .no(let reason): (false, reason.rawValue)
        case .notKnown(let reason): (nil, reason.rawValue)
        }
      rights.append(
        right.rawValue,
        ["entitled": isEntitled.map { .bool($0) } ?? .null, "because": .string(because)])
    }
    return .object(rights)
  }

  private static func json(plain answer: RegisterAnswer) -> JSON {
    let facts = answer.statement.record.facts
    let number = answer.level?.number
    return [
      "code": .string(answer.code.text), "kind": .string(answer.code.kind.rawValue), "title": .string(answer.title),
      "at": .string(answer.day.iso),
      "registered": answer.state.isRegistered.map { .bool($0) } ?? .null,
      "registeredBecause": .string(answer.state.basis.rawValue),
      "registrationEnd": day(facts.end?.iso), "lastAwardDate": day(facts.lastAward?.iso),
      "level": number.map { ["nqf": .number(JSONNumber($0)), "eqf": .number(JSONNumber($0))] } ?? .null,
      "abbreviation": facts.abbreviation.map { .string($0.code) } ?? .null,
      "awardingBodies": .array(
        facts.bodies.map { ["name": .string($0.name), "siret": siret($0.siret), "active": flag($0.isActive)] }),
      "partners": .array(answer.statement.record.partners.map(partner)),
      "blocks": .array(facts.blocks.map { ["code": .string($0.writtenCode), "title": .string($0.title)] }),
      "predecessors": .array(answer.predecessors.map { named($0, answer) }),
      "successors": .array(answer.successors.map { named($0, answer) }),
      "chain": .array(answer.continuity.members.map { member($0, answer) }),
      "correspondences": .array(answer.correspondences.map { correspondence($0, answer) }),
      "competences": answer.blockTexts?.competences.map { .string($0) } ?? .null,
      "assessment": answer.blockTexts?.assessment.map { .string($0) } ?? .null,
      "parent": answer.block == nil ? .null : .string(answer.code.fiche.text),
      "corrections": .array(answer.statement.corrections.map(correction)),
      "gone": day(answer.statement.gone?.iso),
      "source": [
        "export": .string(answer.statement.confirmed.iso), "since": .string(answer.statement.said.iso),
        "licence": .string(RegisterAnswer.licence), "page": .string(answer.code.pageAddress),
      ],
    ]
  }

  /// A record that was found (`register search`).
  public static func json(_ hit: RegisterHit) -> JSON {
    [
      "code": .string(hit.code.text), "kind": .string(hit.code.kind.rawValue), "title": .string(hit.title),
      "abbreviation": hit.abbreviation.map { .string($0) } ?? .null, "active": flag(hit.isActive),
      "registrationEnd": day(hit.end?.iso), "level": hit.level.map { .number(JSONNumber($0)) } ?? .null,
    ]
  }

  private static func partner(_ partner: RegisteredPartner) -> JSON {
    var rights: [JSON] = []
    if partner.rights.contains(.train) { rights.append("train") }
    if partner.rights.contains(.assess) { rights.append("assess") }
    return [
      "name": .string(partner.name), "siret": siret(partner.siret), "rights": .array(rights),
      "active": flag(partner.state.map { $0 == .active }), "since": day(partner.since?.iso),
    ]
  }

  private static func named(_ code: RegisterCode, _ answer: RegisterAnswer) -> JSON {
    ["code": .string(code.text), "title": answer.titles[code].map { .string($0) } ?? .null]
  }

  private static func member(_ member: Continuity.Member, _ answer: RegisterAnswer) -> JSON {
    [
      "code": .string(member.code.text), "title": answer.titles[member.code].map { .string($0) } ?? .null,
      "held": .bool(member.isHeld), "successors": .array(member.successors.map { .string($0.text) }),
    ]
  }

  private static func correspondence(_ one: Correspondence, _ answer: RegisterAnswer) -> JSON {
    [
      "from": .array(one.source.map { .string($0) }), "to": .string(one.destination.text),
      "toTitle": answer.titles[one.destination].map { .string($0) } ?? .null,
      "toBlocks": .array(one.destinationBlocks.map { .string($0) }),
    ]
  }

  private static func correction(_ one: RegisterCorrection) -> JSON {
    [
      "says": .string(one.change.words), "from": .string(one.from.iso), "until": day(one.until?.iso),
      "reason": .string(one.reason), "source": one.source.map { .string($0) } ?? .null,
    ]
  }

  private static func day(_ iso: String?) -> JSON { iso.map { .string($0) } ?? .null }
  private static func siret(_ siret: SIRET?) -> JSON { siret.map { .string($0.text) } ?? .null }
  private static func flag(_ flag: Bool?) -> JSON { flag.map { .bool($0) } ?? .null }
}

extension RegisterCorrection.Change {
  /// The member and what is said of it, as a file of corrections writes them.
  public var words: String {
    switch self {
    case .title(let title): "title: \(title)"
    case .isActive(let isActive): "active: \(isActive)"
    case .effect(let day): "effect: \(day.iso)"
    case .decision(let day): "decision: \(day.iso)"
    case .end(let day): "end: \(day.iso)"
    case .lastAward(let day): "lastAward: \(day.iso)"
    case .level(let level): "level: \(level)"
    case .body(let name, let siret): "body: \(name) \(siret.text)"
    case .notBody(let siret): "notBody: \(siret.text)"
    }
  }
}
