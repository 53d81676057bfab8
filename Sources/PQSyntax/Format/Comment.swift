/// A comment, and how it stands in its text.
struct Comment: Equatable {
  let text: String
  /// Whether it runs to the end of the line, so that nothing can follow it there.
  let isLine: Bool
  /// Whether it begins on a line behind the token before it.
  let startsLine: Bool
  /// Whether an empty line stands before it.
  let followsBlankLine: Bool
}

/// The comments in the gap before a token, and whether an empty line stands right before the token.
struct Gap {
  var comments: [Comment] = []
  var endsInBlankLine = false

  /// Reads the gap before a token.
  init(before index: Int, in tree: SyntaxTree) {
    let start = index == 0 ? 0 : tree.tokens[index - 1].range.upperBound
    var reader = GapReader(tree.source[start..<tree.tokens[index].range.lowerBound])
    reader.lineBreaks = index == 0 ? 1 : 0
    reader.read(into: &self)
  }

  /// Those that belong to the token before, on its line.
  var trailing: [Comment] { Array(comments.prefix { !$0.startsLine }) }

  /// Those that belong to the token behind.
  var leading: [Comment] { Array(comments.drop { !$0.startsLine }) }
}

private struct GapReader {
  private var rest: ArraySlice<UInt8>
  var lineBreaks = 0
  private var startsLine = false

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func read(into gap: inout Gap) {
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
