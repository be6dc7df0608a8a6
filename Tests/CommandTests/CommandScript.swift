/// A test written as plain text: one step a line, a step being a word and its arguments.
///
/// ```
/// # a comment
/// file learners.csv <<END
/// nom;prénom;courriel
/// END
/// ! exec palier award --type soudure --learners learners.csv
/// exit 65
/// stderr 'learners\.csv:1'
/// ```
/// Words are parted by blanks; `'…'` is taken as it is, `"…"` and bare words have `${NAME}` filled in. A here
/// document (`<<END` … `END`) is the text of the step above it, with `${NAME}` filled in too. `!` before a step
/// demands that it fail; `! exec` is always followed by `exit` with the exact code. The steps are the functions
/// of ``ScriptRun``.
struct CommandScript {
  enum Piece: Equatable {
    case text(String)
    case variable(String)
  }
  typealias Word = [Piece]

  struct Step {
    let line: Int
    /// The line as written, for messages.
    let source: String
    let negated: Bool
    let verb: String
    let words: [Word]
    let body: Word?
  }

  let steps: [Step]

  init(_ text: String) throws(ScriptFault) {
    var steps: [Step] = []
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    var number = 0
    while let source = lines.popFirst() {
      number += 1
      let start = number
      var words = try Self.words(in: source, line: number)
      guard !words.isEmpty else { continue }
      var body: Word?
      if case .text(let mark)? = words.last?.first, words.last?.count == 1, mark.hasPrefix("<<"),
        mark.count > 2
      {
        words.removeLast()
        var document = ""
        while true {
          guard let line = lines.popFirst() else {
            throw ScriptFault(line: start, message: "no line \(mark.dropFirst(2)) ends this text")
          }
          number += 1
          if line == mark.dropFirst(2) { break }
          document += line + "\n"
        }
        body = Self.pieces(of: document[...])
      }
      let negated = words.first == [.text("!")]
      if negated { words.removeFirst() }
      guard case .text(let verb)? = words.first?.first, words.first?.count == 1 else {
        throw ScriptFault(line: start, message: "a step begins with a word")
      }
      if let last = steps.last, last.negated, last.verb == "exec", verb != "exit" {
        throw ScriptFault(line: start, message: "'! exec' is followed by 'exit' and the code")
      }
      steps.append(
        Step(
          line: start, source: String(source), negated: negated, verb: verb, words: Array(words.dropFirst()),
          body: body))
    }
    if let last = steps.last, last.negated, last.verb == "exec" {
      throw ScriptFault(line: last.line, message: "'! exec' is followed by 'exit' and the code")
    }
    self.steps = steps
  }

  private static func words(in line: Substring, line number: Int) throws(ScriptFault) -> [Word] {
    var words: [Word] = []
    var word: Word?
    var rest = line
    while let character = rest.first {
      switch character {
      case " ", "\t":
        if let ended = word { words.append(ended) }
        word = nil
        rest.removeFirst()
      case "#" where word == nil:
        rest = ""
      case "'", "\"":
        let inner = rest.dropFirst().prefix { $0 != character }
        rest = rest.dropFirst(inner.count + 1)
        guard rest.popFirst() == character else {
          throw ScriptFault(line: number, message: "an open quote \(character)")
        }
        word = (word ?? []) + (character == "'" ? [.text(String(inner))] : pieces(of: inner))
      default:
        let bare = rest.prefix { !" \t'\"".contains($0) }
        rest = rest.dropFirst(bare.count)
        word = (word ?? []) + pieces(of: bare)
      }
    }
    if let word { words.append(word) }
    return words
  }

  private static func pieces(of text: Substring) -> Word {
    var pieces: Word = []
    var rest = text
    while let match = rest.firstMatch(of: /\$\{(\w+)\}/) {
      if match.range.lowerBound > rest.startIndex {
        pieces.append(.text(String(rest[..<match.range.lowerBound])))
      }
      pieces.append(.variable(String(match.1)))
      rest = rest[match.range.upperBound...]
    }
    if !rest.isEmpty || pieces.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }
}
