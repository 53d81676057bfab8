import PQ
import PQSyntax

/// One mistake in a correct query: an applied fix-it leaves fewer errors.
enum MistakeOracle {
  private static let declarations = Array(QueryTextGenerator.declarations.utf8)

  static func check(_ input: [UInt8], _ found: inout Violations) {
    var choices = InputChoices(input)
    let mistake = Mistake(&choices)
    var generator = QueryTextGenerator(choices, hasMistakes: false)
    let words = generator.query()
    let right = Self.text(words)
    guard words.count > 1, syntaxErrors(of: right).isEmpty else { return }
    let text = Self.text(mistake.applied(to: words))
    // The binder does not see a text with syntax errors, so the errors of one stage are compared.
    let isSyntax = !syntaxErrors(of: text).isEmpty
    guard isSyntax || errors(of: right).isEmpty else { return }
    let diagnose = isSyntax ? syntaxErrors(of:) : errors(of:)
    let before = diagnose(text)
    DiagnosticOracle.checkFixIts(of: text, diagnose, &found)
    for diagnostic in before {
      guard let fixIt = diagnostic.fixIt else { continue }
      let changed = fixIt.applied(toOriginal: text)
      let after = diagnose(changed)
      let detail = FixItDetail(text: text, diagnostic: diagnostic, changed: changed, after: after)
      found.expect(after.count < before.count, "fix-it-leaves-fewer-errors", "\(detail)")
    }
  }

  private static func text(_ words: [String]) -> [UInt8] {
    declarations + Array(words.joined(separator: " ").utf8)
  }

  private static func syntaxErrors(of text: [UInt8]) -> [Diagnostic] {
    SyntaxTree.parse(text).diagnostics
  }

  private static func errors(of text: [UInt8]) -> [Diagnostic] {
    FuzzSession.session.check(text).texts[0].diagnostics.filter { $0.severity == .error }
  }
}

/// A slip of a person who types a query.
private struct Mistake {
  private enum Kind: CaseIterable {
    case omission, insertion, replacement, missingLetter, doubledLetter, swap, otherQuote
  }

  private static let words = [
    "AND", "(", ")", ",", "'x'", "http", "BY", "6h", "=", "==", "GROUP BY", "FROM x", "5", "$n",
    "*", "`", "\"", "'", ";", "-", "#", "&&", "||", "NULL", "IS NOT NULL", "BETWEEN", "COUNT(*)",
    "AS", "DISTINCT", "HOUR", "[", "!", "<>", "LIKE", "NOT", "ASC", "IN",
  ]

  private let kind: Kind
  private let place: Int
  private let letter: Int
  private let word: String

  init(_ choices: inout InputChoices) {
    kind = choices.pick(Kind.allCases)
    place = choices.below(65_536)
    letter = choices.below(256)
    word = choices.pick(Self.words)
  }

  func applied(to words: [String]) -> [String] {
    var words = words
    let place = self.place % words.count
    switch kind {
    case .omission: words.remove(at: place)
    case .insertion: words.insert(word, at: place)
    case .replacement: words[place] = word
    case .missingLetter: if words[place].count > 1 { words[place].remove(at: index(words[place])) }
    case .doubledLetter:
      let index = index(words[place])
      words[place].insert(words[place][index], at: index)
    case .swap: if place + 1 < words.count { words.swapAt(place, place + 1) }
    case .otherQuote:
      let quote = ["", "\u{2018}", "`", "\"", "\u{201C}"][letter % 5]
      words[place] = words[place].replacing("'", with: quote, maxReplacements: 1)
    }
    return words
  }

  private func index(_ word: String) -> String.Index {
    word.index(word.startIndex, offsetBy: letter % word.count)
  }
}
