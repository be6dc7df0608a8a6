import JSONTree
import Register

/// Reads a file of facts: achievements as somebody states them, not verified.
public struct FactsReader {
  private var reader = MemberReader()

  /// The most achievements of one file.
  public static let maximumAchievements = 10_000

  /// - Returns: the achievements, empty where anything is wrong, and all that is.
  public static func read(_ json: JSON) -> (achievements: [Achievement], faults: [StackingFault]) {
    var reader = FactsReader()
    let achievements = reader.file(json)
    return (reader.reader.faults.isEmpty ? achievements : [], reader.reader.faults)
  }

  private mutating func file(_ json: JSON) -> [Achievement] {
    guard let object = reader.members(json, at: "", known: ["achievements"], required: ["achievements"]) else {
      return []
    }
    var achievements: [Achievement] = []
    var places: [String: Int] = [:]
    let elements = reader.list(object["achievements"], at: "/achievements", atMost: Self.maximumAchievements)
    for (index, element) in elements.enumerated() {
      let path = "/achievements/\(index)"
      guard let achievement = achievement(element, at: path) else { continue }
      if let other = places[achievement.id] {
        // The same twice is one; two that differ contradict each other.
        if achievements[other] != achievement {
          reader.fault(
            .achievementDoubled, at: path + "/id", en: "“\(achievement.id)” stands here twice with different content",
            fr: "« \(achievement.id) » figure deux fois avec un contenu différent")
        }
        continue
      }
      places[achievement.id] = achievements.count
      achievements.append(achievement)
    }
    checkParts(achievements, places)
    return achievements
  }

  /// A whole cannot be a part of itself.
  private mutating func checkParts(_ achievements: [Achievement], _ places: [String: Int]) {
    var state = [UInt8](repeating: 0, count: achievements.count)
    for start in achievements.indices where state[start] == 0 {
      var stack: [(index: Int, parts: [Int])] = []
      func enter(_ index: Int) {
        state[index] = 1
        stack.append((index, achievements[index].parts.compactMap { places[$0] }))
      }
      enter(start)
      while let top = stack.last {
        guard let next = top.parts.last else {
          state[top.index] = 2
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].parts.removeLast()
        if state[next] == 1 {
          reader.fault(
            .partsCircular, at: "/achievements/\(next)/hasParts", en: "an achievement is a part of itself",
            fr: "un acquis est une partie de lui-même")
          return
        }
        if state[next] == 0 { enter(next) }
      }
    }
  }

  private mutating func achievement(_ json: JSON, at path: String) -> Achievement? {
    let known: Set<String> = [
      "id", "holder", "type", "register", "issuer", "awardedOn", "hours", "credits", "level", "outcomes", "tags",
      "route",
      "status", "validUntil", "hasParts", "usedFor",
    ]
    guard let object = reader.members(json, at: path, known: known, required: ["id", "awardedOn", "status"]) else {
      return nil
    }
    // `null` means that there is none, where there may be none.
    func value(_ name: String) -> JSON? {
      guard let found = object[name], found != .null else { return Optional<JSON>.none }
      return found
    }
    let id = reader.text(object["id"], at: path + "/id")
    let day = reader.day(object["awardedOn"], at: path + "/awardedOn")
    var status: Achievement.Status?
    if let text = reader.text(object["status"], at: path + "/status") {
      status = Achievement.Status(rawValue: text)
      if status == nil {
        reader.fault(
          .value, at: path + "/status", en: "active, suspended, revoked or expired is expected",
          fr: "active, suspended, revoked ou expired est attendu")
      }
    }
    var credits: [String: Amount] = [:]
    if let written = value("credits"), let members = mapping(written, at: path + "/credits") {
      for (framework, amount) in members {
        credits[framework] = reader.amount(
          amount, at: path + "/credits" + JSONPointer(tokens: [framework]).text, isDemand: false)
      }
    }
    var level: [String: Int] = [:]
    if let written = value("level"), let members = mapping(written, at: path + "/level") {
      for (framework, number) in members {
        level[framework] = reader.whole(
          number, at: path + "/level" + JSONPointer(tokens: [framework]).text, 0...100)
      }
    }
    let until = reader.day(value("validUntil"), at: path + "/validUntil")
    if let day, let until, until < day {
      reader.fault(
        .datesReversed, at: path + "/validUntil", en: "this day lies before awardedOn",
        fr: "ce jour précède « awardedOn »")
    }
    let register = value("register").flatMap { reader.registerCode($0, at: path + "/register") }
    let holder = reader.text(value("holder"), at: path + "/holder")
    let type = reader.text(value("type"), at: path + "/type").map { Achievement.TypeName($0) }
    let issuer = reader.text(value("issuer"), at: path + "/issuer")
    let hours = reader.amount(value("hours"), at: path + "/hours", isDemand: false)
    let outcomes = reader.strings(value("outcomes"), at: path + "/outcomes", atMost: 500)
    let tags = reader.strings(value("tags"), at: path + "/tags", atMost: 500)
    let route = reader.text(value("route"), at: path + "/route")
    let parts = reader.strings(value("hasParts"), at: path + "/hasParts", atMost: 1000)
    let used = reader.strings(value("usedFor"), at: path + "/usedFor", atMost: 1000)
    guard let id, let day, let status else { return nil }
    return Achievement(
      id: id, holder: holder, type: type, register: register, issuer: issuer, awardedOn: day, hours: hours,
      credits: credits, level: level, outcomes: Set(outcomes), tags: Set(tags), route: route, status: status,
      validUntil: until, parts: Set(parts), usedFor: Set(used))
  }

  private mutating func mapping(_ json: JSON, at path: String) -> JSONObject? {
    if case .object(let object) = json { return object }
    reader.fault(
      .shape, at: path, en: "a mapping is expected here", fr: "une suite de « nom: valeur » est attendue ici")
    return nil
  }
}
