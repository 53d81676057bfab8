/// A comment of a query text and its layout.
struct Comment: Equatable {
  let text: String
  /// True if the comment ends at the end of the line, so that no token can follow on that line.
  let isLine: Bool
  /// True if the comment is not on the line of the token before it.
  let startsLine: Bool
  /// True if there is an empty line before the comment.
  let followsBlankLine: Bool
}

/// The gap between two tokens: its comments, and a flag for an empty line at its end.
struct Trivia {
  /// All comments of the gap, in order.
  var comments: [Comment] = []
  /// True if an empty line is right before the second token.
  var endsInBlankLine = false

  /// Creates the gap before a token.
  init(before index: Int, in tree: SyntaxTree) {
    let start = index == 0 ? 0 : tree.tokens[index - 1].range.upperBound
    var reader = TriviaReader(tree.source[start..<tree.tokens[index].range.lowerBound])
    reader.lineBreaks = index == 0 ? 1 : 0
    reader.read(into: &self)
  }

  /// The comments before the first line break in the gap. They belong to the token before the gap.
  var trailing: [Comment] { Array(comments.prefix { !$0.startsLine }) }

  /// The comments after the first line break in the gap. They belong to the token after the gap.
  var leading: [Comment] { Array(comments.drop { !$0.startsLine }) }
}

private struct TriviaReader {
  private var rest: ArraySlice<UInt8>
  var lineBreaks = 0
  private var startsLine = false

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func read(into gap: inout Trivia) {
    startsLine = lineBreaks > 0
    lineBreaks = 0
    while let byte = rest.first {
      if let comment = comment(byte) {
        gap.comments.append(comment)
        lineBreaks = 0
      } else {
        if byte == 0x0A {
          lineBreaks += 1
          startsLine = true
        }
        rest.removeFirst()
      }
    }
    gap.endsInBlankLine = lineBreaks > 1
  }

  private mutating func comment(_ byte: UInt8) -> Comment? {
    let second = rest.dropFirst().first
    switch (byte, second) {
    case (UInt8(ascii: "-"), UInt8(ascii: "-")), (UInt8(ascii: "#"), UInt8(ascii: "!")):
      return take(rest.firstIndex(of: 0x0A) ?? rest.endIndex, isLine: true)
    case (UInt8(ascii: "/"), UInt8(ascii: "*")): return take(blockEnd(), isLine: false)
    default: return nil
    }
  }

  private mutating func take(_ end: Int, isLine: Bool) -> Comment {
    var text = String(decoding: rest[..<end], as: UTF8.self)
    while isLine, let last = text.unicodeScalars.last, last.properties.isWhitespace {
      text.unicodeScalars.removeLast()
    }
    rest = rest[end...]
    return Comment(
      text: text, isLine: isLine, startsLine: startsLine, followsBlankLine: lineBreaks > 1)
  }

  private func blockEnd() -> Int {
    var depth = 0
    var index = rest.startIndex
    while index + 1 < rest.endIndex {
      if rest[index] == UInt8(ascii: "/"), rest[index + 1] == UInt8(ascii: "*") {
        depth += 1
        index += 2
      } else if rest[index] == UInt8(ascii: "*"), rest[index + 1] == UInt8(ascii: "/") {
        depth -= 1
        index += 2
        if depth == 0 { return index }
      } else {
        index += 1
      }
    }
    return rest.endIndex
  }
}
