import PQModel
import PQSyntax
import PQTools

/// A completion is about the text before the cursor, and inserting it adds no error.
enum CompletionOracle {
  private static let completer = Completer(
    values: { dimension in
      switch dimension {
      case .countryCode: ["US", "DE", "it's", "-- x", "/*"]
      case .cityName: ["New York", "M\u{FC}nchen", "a\nb", "\u{202E}x"]
      default: []
      }
    },
    zones: { ["UTC", "Europe/Berlin"] },
    files: { prefix, _ in
      ["reports/", "run.csv", "other.pq", "it's.pq"].filter { $0.hasPrefix(prefix) }
    },
    formats: ["table", "csv"])

  static func check(_ input: [UInt8], _ found: inout Violations) {
    let text = text(input)
    var seen: Set<String> = []
    let tree = SyntaxTree.parse(text)
    for cursor in 0...text.count {
      _ = Hover(at: cursor, in: tree)
      for completion in completer.completions(text: text, cursor: cursor).prefix(60) {
        checkRange(of: completion, cursor, text, &found)
      }
      // At the end of a text, because a completion in the middle also fits the text behind it.
      let start = Array(text[..<cursor])
      for completion in completer.completions(text: start, cursor: cursor).prefix(60) {
        let key = "\(completion.range) \(completion.insertion)"
        guard seen.count < 200, seen.insert(key).inserted else { continue }
        checkInsertion(of: completion, text, &found)
      }
    }
    SyntaxOracle.checkHighlights(of: tree, &found)
  }

  /// Returns the end of a generated text, or the input itself. It is short, because every position is
  /// checked.
  private static func text(_ input: [UInt8]) -> [UInt8] {
    var choices = InputChoices(input)
    guard choices.below(2) == 0 else { return choices.take(160) }
    var generator = QueryTextGenerator(choices)
    return generator.text().utf8.suffix(120)
  }

  private static func checkRange(
    of completion: Completion, _ cursor: Int, _ text: [UInt8], _ found: inout Violations
  ) {
    let range = completion.range
    let isRight =
      range.lowerBound >= 0 && range.upperBound <= text.count && range.lowerBound <= cursor
    found.expect(isRight, "completion-is-at-the-cursor", "\(completion) at \(cursor)")
    let isEmpty = completion.insertion.isEmpty || completion.label.isEmpty
    found.expect(!isEmpty, "completion-is-not-empty", "\(completion)")
    let isSafe = completion.kind == .value || !completion.label.hasControls
    found.expect(isSafe, "completion-is-safe-to-print", "\(completion)")
  }

  private static func checkInsertion(
    of completion: Completion, _ text: [UInt8], _ found: inout Violations
  ) {
    let before = text[..<completion.range.lowerBound]
    let written = Array(before) + Array(completion.insertion.utf8)
    let old = SyntaxTree.parse(Array(before)).diagnostics
    let new = SyntaxTree.parse(written).diagnostics
    // An error at the end is one that more text can remove.
    let end = (before.lastIndex { $0 > 0x20 } ?? -1) + 1
    let isRight = old.allSatisfy { $0.isIncomplete && $0.range.lowerBound >= end }
    let hasError = new.contains { !$0.isIncomplete && $0.range.lowerBound < written.count }
    found.expect(
      !isRight || !hasError, "completion-adds-no-error",
      "\(String(reflecting: String(before))) + \(String(reflecting: completion.insertion)): "
        + "\(new.map(\.message))")
  }
}
