import Awarding
import Encodings
import Foundation
import JSONTree
import Storage

/// The written form of what is sealed about a person.
enum PersonalRecords {
  static func bytes(of personal: PersonalAward) -> [UInt8] {
    var object = JSONObject()
    func put(_ name: String, _ value: String?) {
      if let value { object.append(name, .string(value)) }
    }
    put("family", personal.learner.familyName)
    put("given", personal.learner.givenName)
    put("full", personal.learner.fullName)
    put("email", personal.learner.email)
    put("born", personal.learner.birthDate?.iso)
    put("identifier", personal.learner.identifier)
    put("grade", personal.grade)
    put("place", personal.place)
    put("holderKey", personal.holderKey)
    put("page", personal.page.text)
    return JSON.object(object).serialized()
  }

  static func read(_ bytes: [UInt8]) throws -> PersonalAward {
    guard let json = try? JSON(parsing: bytes), let page = json["page"]?.string else {
      throw StorageError(.folderDamaged, "a sealed award cannot be read")
    }
    func text(_ name: String) -> String? { json[name]?.string }
    let learner = Learner(
      familyName: text("family"), givenName: text("given"), fullName: text("full"), email: text("email"),
      birthDate: try text("born").map { try CalendarDate(iso: $0) }, identifier: text("identifier"))
    return PersonalAward(
      learner: learner, grade: text("grade"), place: text("place"), holderKey: text("holderKey"),
      page: try PageSecret(page))
  }
}

/// What a sealed value belongs to: it opens nowhere else.
enum Purpose {
  static func award(_ id: String) -> String { "award|" + id }
  /// The first form of its kind that an award has, or the one that takes another's place.
  static func form(_ award: String, _ form: String, supersedes: Int, bound: [UInt8]) -> String {
    let base = "form|" + award + "|" + form
    return supersedes == 0 && bound.isEmpty ? base : base + "|" + String(supersedes) + "|" + Hex.encode(bound)
  }
  static func personKey(_ holder: String) -> String { "person|" + holder }
}
