/// What a value must look like, as data: the tables of `DataModelForms` and `OpenBadgesForms` are made of it.
indirect enum Form: Sendable {
  /// Anything at all.
  case anything
  case string
  case number
  case boolean
  /// A URL, with a scheme and nothing that a URL cannot hold.
  case url
  /// An RFC 3339 date-time with offset.
  case dateTime
  /// `2026-05-12`
  case date
  /// A string of a kind that a function knows; the text says what is wanted.
  case text(@Sendable (String) -> Bool, expected: String)
  /// A single string, exactly this.
  case exactly(String)
  /// A type that is a single string; in a list of one the published schema of Open Badges refuses it.
  case typeName(String)
  /// One type or a list of types, with one of each of these groups among them. With `listOnly` the published schema of Open Badges
  /// refuses a single string, which JSON-LD and the specification's own examples allow.
  case types([[String]], listOnly: Bool)
  /// A list of values.
  case list(Form)
  /// One value, or a list of at least one.
  case oneOrMany(Form)
  case object(FormName)
  /// A URL alone, or an object.
  case urlOrObject(FormName)
  /// A string, or `@value` objects, one or several.
  case languageText
  /// The list of contexts that begins with these.
  case contexts([Form])
}
