import PQSyntax

/// An idiom at a place of a statement, with the edits that replace it.
struct IdiomMatch {
  let idiom: Idiom
  /// The position in the text, in bytes.
  let range: Range<Int>
  /// The replacement; `nil` if the idiom has none.
  let fixIt: FixIt?

  /// The message, with the fix-it.
  var diagnostic: Diagnostic {
    Diagnostic(.foreignSyntax, idiom.message, at: range).with { $0.fixIt = fixIt }
  }

  /// Returns true if the replacement changes the place of a diagnostic.
  func edits(_ diagnostic: Diagnostic) -> Bool {
    fixIt?.edits.contains { $0.range.overlaps(diagnostic.range) } ?? false
  }

  /// Creates the match of an idiom; `nil` if its replacement has no conversion for this text.
  init?(_ idiom: Idiom, _ tokens: [IdiomToken], _ matched: Range<Int>, _ captures: [Range<Int>]) {
    self.idiom = idiom
    range = Self.range(of: matched, in: tokens)
    guard let replacement = idiom.replacement else {
      fixIt = nil
      return
    }
    let texts = captures.map { Self.text($0, in: tokens) }
    guard let end = tokens.last?.range.upperBound,
      var edits = Self.edits(replacement, tokens, matched, captures),
      let title = Self.filled(replacement, texts, tokens),
      let tail = Self.filled(idiom.tail, texts, tokens)
    else { return nil }
    if !tail.isEmpty { edits.append(FixIt.Edit(end..<end, tail)) }
    let shown = (title + tail).trimmingBlanks
    fixIt = FixIt(title: shown.isEmpty ? "leave it out" : shown, edits: edits, change: idiom.change)
  }

  private static func range(of indices: Range<Int>, in tokens: [IdiomToken]) -> Range<Int> {
    tokens[indices.lowerBound].range.lowerBound..<tokens[indices.upperBound - 1].range.upperBound
  }

  /// Returns the edits. Captures that the replacement has as they are, in their order, are not edited, so
  /// that an error inside them keeps its position.
  private static func edits(
    _ replacement: String, _ tokens: [IdiomToken], _ matched: Range<Int>, _ captures: [Range<Int>]
  ) -> [FixIt.Edit]? {
    var whole = range(of: matched, in: tokens)
    let texts = captures.map { text($0, in: tokens) }
    guard let all = filled(replacement, texts, tokens) else { return nil }
    let pieces = IdiomReplacement(replacement).pieces
    let kept = pieces.compactMap(\.plainCapture)
    guard pieces.allSatisfy({ $0.isPlain }), kept == kept.sorted(), Set(kept).count == kept.count,
      kept.allSatisfy(captures.indices.contains)
    else { return [FixIt.Edit(whole, all)] }
    if all.isEmpty, matched.lowerBound > 0,
      tokens[matched.lowerBound - 1].range.upperBound == whole.lowerBound - 1
    {
      // The blank in front of the idiom goes too.
      whole = whole.lowerBound - 1..<whole.upperBound
    }
    var (edits, start, typed) = ([FixIt.Edit](), whole.lowerBound, "")
    for piece in pieces {
      guard let capture = piece.plainCapture else {
        typed += piece.literal
        continue
      }
      let kept = range(of: captures[capture], in: tokens)
      edits.append(FixIt.Edit(start..<kept.lowerBound, typed))
      (start, typed) = (kept.upperBound, "")
    }
    edits.append(FixIt.Edit(start..<whole.upperBound, typed))
    return edits.filter { !$0.range.isEmpty || !$0.replacement.isEmpty }
  }

  private static func text(_ indices: Range<Int>, in tokens: [IdiomToken]) -> String {
    var (text, end) = ("", tokens[indices.lowerBound].range.lowerBound)
    for token in tokens[indices] {
      text += (token.range.lowerBound > end ? " " : "") + token.text
      end = token.range.upperBound
    }
    return text
  }

  /// Returns the replacement with the captures; `nil` if one cannot be converted.
  private static func filled(
    _ replacement: String, _ captures: [String], _ tokens: [IdiomToken]
  ) -> String? {
    var text = ""
    for piece in IdiomReplacement(replacement).pieces {
      guard let piece = piece.filled(captures, tokens) else { return nil }
      text += piece
    }
    return text
  }
}

/// The text that replaces an idiom: `{1}` is the first capture, and `{1:unit}` what a conversion makes of it.
struct IdiomReplacement {
  enum Piece {
    case literal(String)
    case capture(Int, IdiomConversion?)

    var literal: String {
      switch self {
      case .literal(let text): text
      case .capture: ""
      }
    }

    /// The index of a capture without a conversion; `nil` for other pieces.
    var plainCapture: Int? {
      switch self {
      case .capture(let index, nil): index
      case .capture, .literal: nil
      }
    }

    var isPlain: Bool {
      switch self {
      case .literal: true
      case .capture(_, let conversion): conversion == nil
      }
    }

    func filled(_ captures: [String], _ tokens: [IdiomToken]) -> String? {
      switch self {
      case .literal(let text): text
      case .capture(let index, nil): captures.indices.contains(index) ? captures[index] : nil
      case .capture(let index, let conversion?):
        captures.indices.contains(index) ? conversion.converted(captures[index], in: tokens) : nil
      }
    }
  }

  let pieces: [Piece]

  init(_ text: String) {
    var pieces: [Piece] = []
    for (index, part) in text.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
      guard index > 0, let end = part.firstIndex(of: "}") else {
        if !part.isEmpty { pieces.append(.literal(String(part))) }
        continue
      }
      let words = part[..<end].split(separator: ":")
      let number = words.first.flatMap { Int($0) } ?? 0
      pieces.append(
        .capture(number - 1, words.count > 1 ? IdiomConversion(rawValue: String(words[1])) : nil))
      let rest = part[part.index(after: end)...]
      if !rest.isEmpty { pieces.append(.literal(String(rest))) }
    }
    self.pieces = pieces
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    var text = self[...]
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
