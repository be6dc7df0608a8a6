/// The one style sheet, written by hand. Its parts stand in the files beside this one, in the order of the cascade.
enum StyleSheet {
  static let text = foundations + frame + components + certificate + verification + register + print
}
