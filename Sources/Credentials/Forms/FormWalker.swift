import Encodings
import JSONTree

/// Holds a document against its form and notes every fault with its place.
///
/// The depth of the walk is that of the document, which the JSON parser bounds.
struct FormWalker {
  private enum Step {
    case name(String)
    case index(Int)
  }

  /// More faults than anybody reads; noting stops there, so that a hostile document costs no more.
  static let maximumFaults = 200

  private(set) var faults: [CredentialFault] = []
  private var path: [Step] = []

  init() { path.reserveCapacity(12) }

  mutating func note(
    _ code: CredentialFault.Code, at pointer: JSONPointer, expected: String, rule: CredentialFault.Rule
  ) {
    guard faults.count < FormWalker.maximumFaults else { return }
    faults.append(CredentialFault(code, at: pointer, expected: expected, rule: rule))
  }

  /// Walks an object, from where the walker stands.
  mutating func walk(_ object: JSONObject, _ form: ObjectForm) {
    if object.isEmpty, !form.isEmptyAllowed {
      note(.empty, "an object with at least one member", form.rule)
    }
    var requiredThere = 0
    for (name, value) in object {
      if let member = form.member(name) {
        if member.isRequired { requiredThere += 1 }
        path.append(.name(name))
        walk(value, member.form, form.rule)
        path.removeLast()
      } else if form.isClosed {
        path.append(.name(name))
        note(.notAllowed, "no such member here", form.rule)
        path.removeLast()
      }
    }
    guard requiredThere < form.required.count else { return }
    for name in form.required where !object.contains(name) {
      path.append(.name(name))
      note(.missing, form.members[name].map(FormWalker.words) ?? "a value", form.rule)
      path.removeLast()
    }
  }

  private mutating func walk(_ value: JSON, _ form: Form, _ rule: CredentialFault.Rule) {
    switch form {
    case .anything: break
    case .string:
      if value.string == nil { note(.wrongType, form, rule) }
    case .number:
      if value.number == nil { note(.wrongType, form, rule) }
    case .boolean:
      if value.bool == nil { note(.wrongType, form, rule) }
    case .url:
      guard let text = value.string else { return note(.wrongType, form, rule) }
      if !URLText.isURL(text) {
        // The schema has plain strings where the specification's text has URIs.
        note(.wrongValue, form, rule == .openBadges ? .openBadgesText : rule)
      }
    case .dateTime:
      guard let text = value.string else { return note(.wrongType, form, rule) }
      if RFC3339.parse(text) == nil { note(.wrongValue, form, rule) }
    case .date:
      guard let text = value.string else { return note(.wrongType, form, rule) }
      if (try? CalendarDate(iso: text)) == nil { note(.wrongValue, form, rule) }
    case .text(let isRight, _):
      guard let text = value.string else { return note(.wrongType, form, rule) }
      if !isRight(text) { note(.wrongValue, form, rule) }
    case .exactly(let wanted):
      guard let text = value.string else { return note(.wrongType, form, rule) }
      if text != wanted { note(.wrongValue, form, rule) }
    case .typeName(let wanted):
      if let only = value.array, only.count == 1, only[0].string == wanted {
        return note(.wrongType, form, .publishedSchema)
      }
      walk(value, .exactly(wanted), rule)
    case .types(let wanted, let listOnly): walkTypes(value, form, wanted, listOnly, rule)
    case .list(let element):
      guard let elements = value.array else { return note(.wrongType, form, rule) }
      walk(elements, element, rule)
    case .oneOrMany(let element):
      guard let elements = value.array else { return walk(value, element, rule) }
      if elements.isEmpty { note(.empty, form, rule) }
      walk(elements, element, rule)
    case .object(let name):
      guard let object = value.object else { return note(.wrongType, form, rule) }
      walk(object, name.form)
    case .urlOrObject(let name):
      if let object = value.object { return walk(object, name.form) }
      walk(value, .url, rule)
    case .languageText:
      if value.string == nil { walkLanguageText(value, form, rule) }
    case .contexts(let first): walkContexts(value, form, first, rule)
    }
  }

  private mutating func walk(_ elements: [JSON], _ form: Form, _ rule: CredentialFault.Rule) {
    for (index, element) in elements.enumerated() {
      path.append(.index(index))
      walk(element, form, rule)
      path.removeLast()
    }
  }

  private mutating func walkTypes(
    _ value: JSON, _ form: Form, _ wanted: [[String]], _ listOnly: Bool, _ rule: CredentialFault.Rule
  ) {
    if let text = value.string {
      if !wanted.allSatisfy({ $0.contains(text) }) {
        note(.wrongValue, form, rule)
      } else if listOnly {
        note(.wrongType, form, .publishedSchema)
      }
      return
    }
    guard let elements = value.array else { return note(.wrongType, form, rule) }
    if elements.isEmpty { return note(.empty, form, rule) }
    var missing = wanted
    for (index, element) in elements.enumerated() {
      guard let text = element.string else {
        path.append(.index(index))
        note(.wrongType, .string, rule)
        path.removeLast()
        continue
      }
      missing.removeAll { $0.contains(text) }
    }
    if !missing.isEmpty { note(.wrongValue, form, rule) }
  }

  private mutating func walkLanguageText(_ value: JSON, _ form: Form, _ rule: CredentialFault.Rule) {
    let versions = value.array ?? [value]
    if versions.isEmpty { note(.empty, form, rule) }
    for version in versions {
      guard let object = version.object, object["@value"]?.string != nil,
        object["@language"].map({ $0.string != nil }) ?? true
      else { return note(.wrongType, form, rule) }
      // VCDM 2.0 section 11.1: no other members, and a direction that is one.
      for name in object.names where !["@value", "@language", "@direction"].contains(name) {
        path.append(.name(name))
        note(.notAllowed, "@value, @language and @direction alone", rule)
        path.removeLast()
      }
      if let direction = object["@direction"], direction != "ltr", direction != "rtl", direction != .null {
        note(.wrongValue, "@direction ltr or rtl", rule)
      }
    }
  }

  private mutating func walkContexts(
    _ value: JSON, _ form: Form, _ first: [Form], _ rule: CredentialFault.Rule
  ) {
    guard let contexts = value.array else { return note(.wrongType, form, rule) }
    for (index, context) in contexts.enumerated() {
      path.append(.index(index))
      if index < first.count {
        walk(context, first[index], rule)
      } else if context.string == nil, context.object == nil {
        note(.wrongType, "a URL or an object", rule)
      }
      path.removeLast()
    }
    for index in contexts.count..<max(contexts.count, first.count) {
      path.append(.index(index))
      note(.missing, first[index], rule)
      path.removeLast()
    }
  }

  private mutating func note(_ code: CredentialFault.Code, _ form: Form, _ rule: CredentialFault.Rule) {
    note(code, FormWalker.words(form), rule)
  }

  private mutating func note(
    _ code: CredentialFault.Code, _ expected: String, _ rule: CredentialFault.Rule
  ) {
    guard faults.count < FormWalker.maximumFaults else { return }
    let tokens = path.map { step in
      switch step {
      case .name(let name): name
      case .index(let index): String(index)
      }
    }
    note(code, at: JSONPointer(tokens: tokens), expected: expected, rule: rule)
  }

  /// The form in English, for `expected`.
  private static func words(_ form: Form) -> String {
    switch form {
    case .anything: "a value"
    case .string: "a string"
    case .number: "a number"
    case .boolean: "true or false"
    case .url: "a URL"
    case .dateTime: "a date and time with offset, such as 2026-05-12T10:00:00Z"
    case .date: "a date such as 2026-05-12"
    case .text(_, let expected): expected
    case .exactly(let text), .typeName(let text): "\"\(text)\""
    case .types(let wanted, let listOnly):
      (listOnly ? "a list of types" : "a type or a list of types")
        + wanted.map { ", one of them \($0.joined(separator: " or "))" }.joined()
    case .list(let element): "a list, each element \(words(element))"
    case .oneOrMany(let element): "one or more values, each \(words(element))"
    case .object: "an object"
    case .urlOrObject: "a URL or an object"
    case .languageText: "a string, or objects with @value and @language"
    case .contexts(let first):
      "a list of contexts that begins with \(first.map(words).joined(separator: ", "))"
    }
  }
}
