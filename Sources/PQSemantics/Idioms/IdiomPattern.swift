import PQSyntax

/// A pattern of tokens, written with a blank between its elements:
///
/// - a literal token in any letter case, or several with `|` between them: `COUNT`, `>|>=`;
/// - `^`: the start of the statement; `<end>`: the end of an expression, which takes no token;
/// - `<name>` a word, `<plain>` a word that is no keyword, `<n>` a number, `<s>` a string,
///   `<d>` a duration, `<bad>` a malformed number, `<unit>` the name of a unit of time, `<size>`
///   of a unit of bytes;
/// - `<quote>` a string of quotes alone, which another string has left open;
/// - `<period>` WEEK, MONTH, QUARTER or YEAR;
/// - `<op>` an operator of comparison or arithmetic;
/// - `<x>`: one or more tokens with balanced parentheses, as few as possible, without a comma outside of
///   parentheses; `<list>`: the same with commas.
///
/// The elements in angle brackets are the captures.
struct IdiomPattern {
  private enum Element {
    /// Words in lower case.
    case literal([String])
    case start
    case end
    case token(IdiomCapture)
    case tokens(hasCommas: Bool)
  }

  private let elements: [Element]

  /// The number of tokens that one `<x>` takes at most.
  private static let longest = 60

  init(_ pattern: String) {
    elements = pattern.split(separator: " ").map { word in
      switch word {
      case "^": .start
      case "<end>": .end
      case "<x>": .tokens(hasCommas: false)
      case "<list>": .tokens(hasCommas: true)
      default:
        IdiomCapture(rawValue: String(word)).map(Element.token)
          ?? .literal(word.lowercased().split(separator: "|").map(String.init))
      }
    }
  }

  /// Returns the captures and the end of a match that begins at a token; `nil` without a match.
  func match(_ tokens: [IdiomToken], at index: Int) -> (captures: [Range<Int>], end: Int)? {
    match(tokens, index, elements[...], [])
  }

  private func match(
    _ tokens: [IdiomToken], _ index: Int, _ rest: ArraySlice<Element>, _ captures: [Range<Int>]
  ) -> (captures: [Range<Int>], end: Int)? {
    guard let element = rest.first else { return (captures, index) }
    switch element {
    case .start:
      return index == 0 ? match(tokens, index, rest.dropFirst(), captures) : nil
    case .end:
      let isOver = index >= tokens.count || !Self.goesOn(tokens[index])
      return isOver ? match(tokens, index, rest.dropFirst(), captures) : nil
    case .literal(let words):
      guard index < tokens.count, Self.isOne(of: words, tokens[index]) else { return nil }
      return match(tokens, index + 1, rest.dropFirst(), captures)
    case .token(let capture):
      guard index < tokens.count, capture.takes(tokens[index]) else { return nil }
      return match(tokens, index + 1, rest.dropFirst(), captures + [index..<index + 1])
    case .tokens(let hasCommas):
      var depth = 0
      for end in index..<min(tokens.count, index + Self.longest) {
        depth += Self.nesting(tokens[end])
        guard depth >= 0, hasCommas || depth > 0 || tokens[end].text != "," else { return nil }
        let next =
          depth == 0 ? match(tokens, end + 1, rest.dropFirst(), captures + [index..<end + 1]) : nil
        if let next { return next }
      }
      return nil
    }
  }

  private static func isOne(of words: [String], _ token: IdiomToken) -> Bool {
    // A string never is a word of a language.
    token.kind != .string && words.contains(token.word)
  }

  /// True if an expression goes on with a token.
  private static func goesOn(_ token: IdiomToken) -> Bool {
    ["+", "-", "*", "/", "("].contains(token.text)
  }

  private static func nesting(_ token: IdiomToken) -> Int {
    switch token.text {
    case "(", "[": 1
    case ")", "]": -1
    default: 0
    }
  }
}

/// A capture of one token.
enum IdiomCapture: String {
  case name = "<name>"
  case plain = "<plain>"
  case number = "<n>"
  case string = "<s>"
  case quote = "<quote>"
  case duration = "<d>"
  case operation = "<op>"
  case malformed = "<bad>"
  case unit = "<unit>"
  case size = "<size>"
  case period = "<period>"

  func takes(_ token: IdiomToken) -> Bool {
    switch self {
    case .name: token.kind == .word
    case .plain: token.isPlainWord
    case .number: token.kind == .number
    case .string: token.kind == .string
    case .quote: token.kind == .string && ["'", "''"].contains(token.text)
    case .operation: ["=", "!=", "<", "<=", ">", ">=", "/", "*"].contains(token.text)
    case .duration: token.kind == .duration
    case .malformed: token.kind == .malformedNumber
    case .unit: token.kind == .word && IdiomConversion.unit(token.text) != nil
    case .period: ["week", "month", "quarter", "year"].contains(token.word)
    case .size: token.kind == .word && Self.isSize(token.text)
    }
  }

  /// True for a unit of bytes with a capital B, or of bits.
  private static func isSize(_ word: String) -> Bool {
    (word.hasSuffix("B") || word.hasSuffix("bit"))
      && SizeUnit.allCases.contains { $0.rawValue.lowercased() == word.lowercased() }
  }
}
