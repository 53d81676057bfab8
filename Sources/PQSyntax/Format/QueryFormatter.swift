/// Writes a text in its canonical form: keywords in capitals, clauses in one order, values in single
/// quotes, one statement after the other. Comments are kept. Formatting a formatted text changes
/// nothing.
public struct QueryFormatter {
  private let tree: SyntaxTree
  private let writer: SegmentWriter
  private var output = ""

  /// The maximum length of a query on one line, in characters.
  static let shortQuery = 80

  /// Returns the canonical form of a text; `nil` if the text has a diagnostic.
  public static func format(_ tree: SyntaxTree) -> String? {
    guard tree.diagnostics.isEmpty else { return nil }
    var formatter = QueryFormatter(tree)
    formatter.run()
    return formatter.output
  }

  private init(_ tree: SyntaxTree) {
    self.tree = tree
    writer = SegmentWriter(tree)
  }

  private mutating func run() {
    var index = 0
    for statement in tree.statements {
      freeComments(upTo: statement.tokenRange.lowerBound, from: index)
      blankLine(before: statement.tokenRange.lowerBound)
      let segments = segments(of: statement)
      write(segments, afterBlankLine: endsCommentsInBlankLine(statement))
      index = statement.tokenRange.upperBound
      if tree.tokens[index].kind == .semicolon {
        let trivia = Trivia(before: index + 1, in: tree)
        append(trivia.trailing, afterLine: segments.last?.canShareLine == false)
        output += "\n"
        append(lines: Trivia(before: index, in: tree).leading)
        index += 1
      } else {
        output += "\n"
      }
    }
    freeComments(upTo: tree.tokens.count - 1, from: index)
    append(lines: Trivia(before: tree.tokens.count - 1, in: tree).leading)
  }

  /// Writes comments around semicolons that do not end a statement.
  private mutating func freeComments(upTo end: Int, from start: Int) {
    guard start < end else { return }
    for index in start..<end {
      append(lines: Trivia(before: index, in: tree).leading)
      append(lines: Trivia(before: index + 1, in: tree).trailing)
    }
  }

  private mutating func blankLine(before index: Int) {
    let trivia = Trivia(before: index, in: tree)
    let isBlank = trivia.leading.first?.followsBlankLine ?? trivia.endsInBlankLine
    if isBlank, !output.isEmpty { output += "\n" }
  }

  // MARK: Statements

  private func segments(of statement: SyntaxNode) -> [Segment] {
    guard let query = query(of: statement) else {
      return [writer.segment(statement.tokenRange, line: 0)]
    }
    var segments: [Segment] = []
    if query.tokenRange.lowerBound > statement.tokenRange.lowerBound {
      let prefix = statement.tokenRange.lowerBound..<query.tokenRange.lowerBound
      segments.append(writer.segment(prefix, line: CanonicalOrder.line(.selectClause)))
    }
    for clause in CanonicalOrder.sorted(query.children) {
      segments.append(
        writer.segment(clause.tokenRange, line: CanonicalOrder.line(clause.kind)))
    }
    return segments
  }

  private func query(of statement: SyntaxNode) -> SyntaxNode? {
    statement.kind == .query ? statement : statement.child(.query)
  }

  /// Returns true if an empty line is between a statement and the comments before it.
  private func endsCommentsInBlankLine(_ statement: SyntaxNode) -> Bool {
    let trivia = Trivia(before: statement.tokenRange.lowerBound, in: tree)
    return trivia.endsInBlankLine && !trivia.leading.isEmpty
  }

  private mutating func write(_ segments: [Segment], afterBlankLine: Bool) {
    append(lines: segments[0].leading)
    if afterBlankLine { output += "\n" }
    let isShort = fitsOneLine(segments)
    for (index, segment) in segments.enumerated() {
      if index > 0 { separate(segments[index - 1], segment, isShort: isShort) }
      output += segment.text
      if index == segments.count - 1 { output += ";" }
      append(segment.trailing)
    }
  }

  private func fitsOneLine(_ segments: [Segment]) -> Bool {
    let length = segments.reduce(0) { $0 + $1.text.count + 1 }
    return length <= Self.shortQuery
      && segments.dropFirst().allSatisfy(\.joins)
      && segments.dropLast().allSatisfy(\.canShareLine)
      && !segments.contains { $0.text.contains("\n") }
  }

  private mutating func separate(_ before: Segment, _ segment: Segment, isShort: Bool) {
    let share = isShort || before.line == segment.line
    if share, before.canShareLine, segment.joins {
      output += " "
    } else {
      output += "\n"
      append(lines: segment.leading)
    }
  }

  // MARK: Comments

  /// Writes comments after the current output. After a comment that ends its line, the next comments are
  /// written on new lines. `afterLine` is true if the output already has such a comment.
  private mutating func append(_ comments: [Comment], afterLine: Bool = false) {
    var breaks = afterLine
    for comment in comments {
      output += (breaks ? "\n" : " ") + comment.text
      breaks = breaks || comment.isLine
    }
  }

  /// Writes comments on separate lines.
  private mutating func append(lines comments: [Comment]) {
    for (index, comment) in comments.enumerated() {
      if comment.followsBlankLine, index > 0 { output += "\n" }
      output += comment.text + "\n"
    }
  }
}

/// Fills lines with words, and breaks lines only at the allowed positions.
struct LineFiller {
  /// The maximum width of a line that can be broken, in characters.
  static let width = 88

  private let indent: String
  private(set) var text = ""
  private var column = 0
  private var mustBreak = false
  private var followsComment = false

  init(indent: String) { self.indent = indent }

  /// Appends a word. The line may be broken before the word if `breaks` is true.
  mutating func append(_ word: String, space: Bool, breaks: Bool) {
    if mustBreak || (breaks && column + word.count > Self.width) {
      breakLine()
    } else if space || followsComment {
      text += " "
      column += 1
    }
    text += word
    column += word.count
    followsComment = false
  }

  mutating func append(_ comment: Comment) {
    let startsLine = comment.startsLine || mustBreak
    if startsLine { breakLine() } else { text += " " }
    text += comment.text
    column += comment.text.count + 1
    mustBreak = comment.isLine || startsLine
    followsComment = true
  }

  private mutating func breakLine() {
    text += "\n" + indent
    column = indent.count
    mustBreak = false
  }
}
