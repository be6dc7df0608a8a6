import Yams

extension DefinitionYAML {
  /// What libyaml found wrong, in words that help somebody who is not at home in YAML.
  func unreadable(_ error: any Error) -> DefinitionUnreadable {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
      return syntax(problem, line: mark.line, column: mark.column)
    case .composer(_, let problem, let mark, _):
      if problem.contains("another document") {
        return DefinitionUnreadable(
          .severalDocuments, line: mark.line, column: mark.column,
          en: "a second document begins here (“---”); a file holds one definition",
          fr: "un second document commence ici (« --- ») ; un fichier contient une définition")
      }
      return .anchor(line: mark.line, column: mark.column)
    case .duplicatedKeysInMapping(let keys, let context):
      return .duplicateKey(keys.first, line: context.mark.line, column: context.mark.column)
    case .reader(let problem, _, _, _):
      return syntax(problem, line: nil, column: nil)
    default:
      return syntax("unknown", line: nil, column: nil)
    }
  }

  private func syntax(_ problem: String, line: Int?, column: Int?) -> DefinitionUnreadable {
    if problem.contains("tab character") || character(line: line, column: column) == "\t" {
      return DefinitionUnreadable(
        .tab, line: line, column: column,
        en: "a tab stands where YAML wants spaces; put two spaces in its place",
        fr: "une tabulation se trouve là où YAML veut des espaces ; mettez deux espaces à sa place")
    }
    if problem.contains("nesting") { return .tooDeep(depth, line: line, column: column) }
    let hint = Self.hints.first { problem.contains($0.problem) }
    return DefinitionUnreadable(
      .syntax, line: line, column: column,
      en: "the file is not YAML here: " + (hint?.en ?? problem),
      fr: "le fichier n’est pas du YAML à cet endroit : " + (hint?.fr ?? problem))
  }

  private func character(line: Int?, column: Int?) -> Unicode.Scalar? {
    guard let line, let column else { return nil }
    let lines = text.unicodeScalars.split(separator: "\n", maxSplits: line, omittingEmptySubsequences: false)
    guard lines.indices.contains(line - 1) else { return nil }
    return lines[line - 1].dropFirst(column - 1).first
  }

  private static let hints: [(problem: String, en: String, fr: String)] = [
    (
      "mapping values are not allowed",
      "a colon and a space inside a text; put the text in quotes: \"…: …\"",
      "un deux-points suivi d’un espace dans un texte ; mettez le texte entre guillemets : \"… : …\""
    ),
    (
      "cannot start any token",
      "a text cannot begin with this character; put the text in quotes",
      "un texte ne peut pas commencer par ce caractère ; mettez le texte entre guillemets"
    ),
    (
      "did not find expected key",
      "a line is indented otherwise than its neighbours, or a quote is closed too early; a text with an apostrophe "
        + "goes between double quotes: \"l'arc\"",
      "une ligne n’est pas alignée sur ses voisines, ou un guillemet est fermé trop tôt ; un texte avec une "
        + "apostrophe se met entre guillemets doubles : \"l'arc\""
    ),
    (
      "did not find expected ',' or '}'",
      "a brace “{” is not closed, or a text with a comma or a quote is not in quotes",
      "une accolade « { » n’est pas fermée, ou un texte avec une virgule ou un guillemet n’est pas entre guillemets"
    ),
    (
      "did not find expected ',' or ']'",
      "a bracket “[” is not closed, or a text with a comma or a quote is not in quotes",
      "un crochet « [ » n’est pas fermé, ou un texte avec une virgule ou un guillemet n’est pas entre guillemets"
    ),
    (
      "did not find expected '-' indicator",
      "the items of a list do not all begin with “- ” at the same indentation",
      "les éléments d’une liste ne commencent pas tous par « - » au même retrait"
    ),
    (
      "unexpected end of stream",
      "a quote, brace or bracket that was opened is not closed before the end of the file",
      "un guillemet, une accolade ou un crochet ouvert n’est pas fermé avant la fin du fichier"
    ),
    (
      "could not find expected ':'",
      "a key is not followed by a colon and a space",
      "une clé n’est pas suivie d’un deux-points et d’un espace"
    ),
    (
      "unknown escape character",
      "a backslash between double quotes; write it twice, or use single quotes",
      "une barre oblique inverse entre guillemets doubles ; doublez-la, ou prenez des guillemets simples"
    ),
    (
      "found undefined tag handle",
      "a tag (“!…”), which a definition does not need",
      "une étiquette (« !… »), dont une définition n’a pas besoin"
    ),
  ]
}
