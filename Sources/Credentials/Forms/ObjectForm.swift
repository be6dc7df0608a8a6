/// What an object must hold. A class, because the tables are shared and never copied.
final class ObjectForm: Sendable {
  let rule: CredentialFault.Rule
  let required: [String]
  let members: [String: Form]
  /// Whether a member that the form does not name is a fault.
  let isClosed: Bool
  let isEmptyAllowed: Bool

  // Every member of every credential is looked up: a table by length and outer letters costs a fraction of the
  // dictionary's hash.
  private let entries: [Entry]
  private let slots: [UInt8]
  private static let empty = UInt8.max
  private static let slotCount = 128

  init(
    _ rule: CredentialFault.Rule, required: [String], isClosed: Bool = false, isEmptyAllowed: Bool = true,
    _ members: [String: Form]
  ) {
    self.rule = rule
    self.required = required
    self.members = members
    self.isClosed = isClosed
    self.isEmptyAllowed = isEmptyAllowed
    precondition(members.count <= ObjectForm.slotCount / 2, "a form has at most 64 members")
    entries = members.map {
      Entry(name: $0.key, form: $0.value, isRequired: required.contains($0.key))
    }
    var slots = [UInt8](repeating: ObjectForm.empty, count: ObjectForm.slotCount)
    for (index, entry) in entries.enumerated() {
      var slot = ObjectForm.slot(of: entry.name)
      while slots[slot] != ObjectForm.empty { slot = (slot + 1) % ObjectForm.slotCount }
      slots[slot] = UInt8(index)
    }
    self.slots = slots
  }

  struct Entry: Sendable {
    let name: String
    let form: Form
    let isRequired: Bool
  }

  /// The form of a member; nil for an extension.
  func member(_ name: String) -> Entry? {
    var slot = ObjectForm.slot(of: name)
    while slots[slot] != ObjectForm.empty {
      let entry = entries[Int(slots[slot])]
      if entry.name == name { return entry }
      slot = (slot + 1) % ObjectForm.slotCount
    }
    return nil
  }

  private static func slot(of name: String) -> Int {
    let bytes = name.utf8
    let sum = bytes.count &* 31 &+ Int(bytes.first ?? 0) &* 7 &+ Int(bytes.last ?? 0) &* 3
    return sum % slotCount
  }
}
