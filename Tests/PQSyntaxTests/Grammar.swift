import Foundation

/// A grammar, read from EBNF.
struct Grammar: Sendable {
  indirect enum Form: Sendable {
    case choice([Form])
    case sequence([Form])
    case optional(Form)
    case repetition(Form)
    case terminal(String)
    case production(String)
  }

  /// The right side of each production, by name.
  private(set) var forms: [String: Form] = [:]
  /// The names of the productions, in the order of the text.
  private(set) var names: [String] = []
  /// The text of each production, by name, with runs of white space as one space.
  private(set) var texts: [String: String] = [:]

  init(_ text: String) {
    var reader = GrammarReader(text)
    while let (name, form, text) = reader.production() {
      names.append(name)
      forms[name] = form
      texts[name] = text
    }
  }
}

private struct GrammarReader {
  private var words: [String]

  init(_ text: String) {
    let uncommented = text.replacing(/\(\*(.|\n)*?\*\)/, with: "")
    words = uncommented.matches(of: /"[^"]*"|[A-Za-z]+|[=;|\[\]{}()]/).map { String($0.0) }
  }

  mutating func production() -> (name: String, form: Grammar.Form, text: String)? {
    guard !words.isEmpty else { return nil }
    let end = words.firstIndex(of: ";") ?? words.count - 1
    let text = words[...end].joined(separator: " ")
    let name = words.removeFirst()
    words.removeFirst()
    let form = choice()
    words.removeFirst()
    return (name, form, text)
  }

  private mutating func choice() -> Grammar.Form {
    var alternatives = [sequence()]
    while words.first == "|" {
      words.removeFirst()
      alternatives.append(sequence())
    }
    return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
  }

  private mutating func sequence() -> Grammar.Form {
    var parts: [Grammar.Form] = []
    while let word = words.first, !["|", ";", "]", "}", ")"].contains(word) {
      words.removeFirst()
      parts.append(part(word))
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func part(_ word: String) -> Grammar.Form {
    switch word {
    case "[": return .optional(bracketed())
    case "{": return .repetition(bracketed())
    case "(": return bracketed()
    case _ where word.hasPrefix("\""): return .terminal(String(word.dropFirst().dropLast()))
    default: return .production(word)
    }
  }

  private mutating func bracketed() -> Grammar.Form {
    let form = choice()
    words.removeFirst()
    return form
  }
}
