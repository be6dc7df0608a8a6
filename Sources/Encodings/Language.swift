/// The languages in which the product speaks to people.
public enum Language: String, Sendable, Hashable, CaseIterable {
  case fr
  case en
}
