import PQSyntax

/// The search for idioms of other languages in the statements of a text that have errors.
///
/// The errors of such a statement are replaced: one for each idiom, and those that remain when all idioms are
/// replaced by what pq writes. So one idiom is one error, and what only followed from it is gone. An idiom
/// without effect on the errors is none: its words are names here.
struct IdiomSearch {
  private let tree: SyntaxTree
  private let errors: [Diagnostic]
  /// Returns the diagnostics of another text in place of this one.
  private let check: ([UInt8]) -> [Diagnostic]
  private let pieces: [[IdiomToken]]

  // These are made at the first error of a program.
  private static let patterns = Idiom.all.map { ($0, IdiomPattern($0.pattern)) }
  private static let namePatterns = Idiom.names.map { ($0, IdiomPattern($0.pattern)) }

  /// Longer texts are not searched, because each idiom costs another analysis of the text.
  private static let longestText = 65_536
  /// The maximum number of idioms in a text.
  private static let limit = 20

  /// Creates the search; `nil` for a text that is too long.
  init?(
    _ tree: SyntaxTree, _ diagnostics: [Diagnostic], check: @escaping ([UInt8]) -> [Diagnostic]
  ) {
    guard tree.source.count <= Self.longestText else { return nil }
    self.tree = tree
    self.check = check
    errors = diagnostics
    pieces = IdiomToken.pieces(of: tree).filter { !$0.isEmpty }
  }

  /// The diagnostics of the text; `nil` if there is no idiom.
  var diagnostics: [Diagnostic]? {
    let candidates = pieces.filter(hasError).flatMap(matches).prefix(Self.limit)
    guard !candidates.isEmpty else { return nil }
    let replaced = effective(candidates.filter { $0.fixIt != nil })
    let advised = candidates.filter { $0.fixIt == nil && isAtError($0) }
    guard !replaced.isEmpty || !advised.isEmpty else { return nil }
    return told(replaced, advised)
  }

  private func hasError(_ piece: [IdiomToken]) -> Bool {
    errors.contains { $0.severity == .error && Self.range(of: piece).contains($0.range) }
  }

  private static func range(of piece: [IdiomToken]) -> ClosedRange<Int> {
    (piece.first?.range.lowerBound ?? 0)...(piece.last?.range.upperBound ?? 0)
  }

  /// Returns the idioms of a statement. Patterns of names match almost everywhere, so they come after all
  /// others.
  private func matches(in piece: [IdiomToken]) -> [IdiomMatch] {
    var found: [(range: Range<Int>, match: IdiomMatch)] = []
    for patterns in [Self.patterns, Self.namePatterns] {
      var index = 0
      while index < piece.count {
        let match = patterns.lazy.compactMap { idiom, pattern in
          Self.match(idiom, pattern, piece, index)
        }.first
        guard let match, !found.contains(where: { $0.range.overlaps(match.range) }) else {
          index += 1
          continue
        }
        found.append(match)
        index = match.range.upperBound
      }
    }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }.map(\.match)
  }

  private static func match(
    _ idiom: Idiom, _ pattern: IdiomPattern, _ piece: [IdiomToken], _ index: Int
  ) -> (range: Range<Int>, match: IdiomMatch)? {
    guard let (captures, end) = pattern.match(piece, at: index), end > index else { return nil }
    return IdiomMatch(idiom, piece, index..<end, captures).map { (index..<end, $0) }
  }

  /// Returns the matches whose replacement removes an error. Another error may take its place: without
  /// `SUM` in `SUM(htpp)` the metric is unknown.
  private func effective(_ matches: [IdiomMatch]) -> [IdiomMatch] {
    var kept = matches
    for match in matches.reversed() {
      let without = kept.filter { $0.range != match.range }
      let (more, fewer) = (errors(after: without), errors(after: kept))
      let isEffective =
        fewer.count < more.count
        || fewer.count == more.count && isOnlyInside(match.range, more, fewer)
          && !addsError(match, kept)
          && more.contains { error in
            match.edits(error) && !fewer.contains { $0.message == error.message }
          }
      if !isEffective { kept = without }
    }
    return kept
  }

  /// Returns true if a replacement of several has an error in text that it adds, such as an unknown name.
  private func addsError(_ match: IdiomMatch, _ all: [IdiomMatch]) -> Bool {
    let edits = IdiomEdits(all)
    return check(edits.applied(to: tree.source)).contains { error in
      error.severity == .error && !edits.isInOriginal(error)
        && edits.moved(error).range.overlaps(match.range)
    }
  }

  /// Returns true if the errors outside of a place are the same.
  private func isOnlyInside(
    _ place: Range<Int>, _ some: [Diagnostic], _ others: [Diagnostic]
  ) -> Bool {
    let outside = [some, others].map { list in
      list.filter { !$0.range.overlaps(place) }.map(\.message)
    }
    return outside[0] == outside[1]
  }

  /// Returns the errors that are left when matches are replaced, at their places in the original text.
  private func errors(after matches: [IdiomMatch]) -> [Diagnostic] {
    let edits = IdiomEdits(matches)
    let diagnostics =
      matches.isEmpty ? errors : check(edits.applied(to: tree.source)).map(edits.moved)
    return diagnostics.filter { $0.severity == .error }
  }

  private func isAtError(_ match: IdiomMatch) -> Bool {
    errors.contains { $0.severity == .error && $0.range.overlaps(match.range) }
  }

  private func told(_ replaced: [IdiomMatch], _ advised: [IdiomMatch]) -> [Diagnostic] {
    let edits = IdiomEdits(replaced)
    // An error in what a replacement adds follows from another error.
    let remaining = check(edits.applied(to: tree.source)).filter(edits.isInOriginal)
      .map(edits.moved)
    // An idiom without a replacement stands for all errors of its statement.
    let given = pieces.map(Self.range).filter { piece in
      advised.contains { piece.contains($0.range) }
    }
    let others = remaining.filter { diagnostic in
      !given.contains { $0.contains(diagnostic.range) }
    }
    return (others + (replaced + advised).map(\.diagnostic)).sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }
}

extension ClosedRange<Int> {
  fileprivate func contains(_ range: Range<Int>) -> Bool {
    contains(range.lowerBound) && contains(range.upperBound)
  }
}

/// The edits of several idioms, and the way of positions back to the original text.
private struct IdiomEdits {
  private let edits: [FixIt.Edit]

  init(_ matches: [IdiomMatch]) {
    edits = matches.flatMap { $0.fixIt?.edits ?? [] }.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }

  func applied(to text: [UInt8]) -> [UInt8] {
    FixIt(title: "", edits: edits).applied(toOriginal: text)
  }

  /// Returns true if a diagnostic of the edited text is about text that the original has.
  func isInOriginal(_ diagnostic: Diagnostic) -> Bool { original(diagnostic.range).isExact }

  /// Returns a diagnostic of the edited text at its place in the original text. A fix-it that touches an
  /// edit is left out.
  func moved(_ diagnostic: Diagnostic) -> Diagnostic {
    let moved = Diagnostic(
      diagnostic.code, diagnostic.message, at: original(diagnostic.range).range)
    return moved.with {
      $0.severity = diagnostic.severity
      $0.expected = diagnostic.expected
      $0.advice = diagnostic.advice
      $0.isIncomplete = diagnostic.isIncomplete
      $0.fixIt = diagnostic.fixIt.flatMap(original)
      $0.alternatives = diagnostic.alternatives.compactMap(original)
    }
  }

  private func original(_ fixIt: FixIt) -> FixIt? {
    let places = fixIt.edits.map { original($0.range) }
    guard places.allSatisfy(\.isExact) else { return nil }
    let edits = zip(places, fixIt.edits).map { FixIt.Edit($0.range, $1.replacement) }
    return FixIt(title: fixIt.title, edits: edits, change: fixIt.change)
  }

  private func original(_ range: Range<Int>) -> (range: Range<Int>, isExact: Bool) {
    let (start, end) = (original(range.lowerBound), original(range.upperBound, isEnd: true))
    let lower = start.range.lowerBound
    return (lower..<max(lower, end.range.upperBound), start.isExact && end.isExact)
  }

  /// Returns the place of a position of the edited text: a position, or the range of the edit around it. An
  /// end at an edit is in front of it.
  private func original(
    _ position: Int, isEnd: Bool = false
  ) -> (range: Range<Int>, isExact: Bool) {
    var shift = 0
    for edit in edits {
      let start = edit.range.lowerBound + shift
      if position < start || isEnd && position == start { break }
      let length = edit.replacement.utf8.count
      if position < start + length { return (edit.range, false) }
      shift += length - edit.range.count
    }
    return (position - shift..<position - shift, true)
  }
}
