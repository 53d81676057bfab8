/// The pieces between two tokens: comments, and text that the lexer skips as an error.
struct GapPieces {
  private let bytes: [UInt8]
  private let end: Int
  private var index: Int

  /// Appends the comments and errors of a gap.
  static func append(_ bytes: [UInt8], _ gap: Range<Int>, to highlights: inout [Highlight]) {
    guard !gap.isEmpty else { return }
    var pieces = GapPieces(bytes: bytes, end: gap.upperBound, index: gap.lowerBound)
    while let piece = pieces.next() { highlights.append(piece) }
  }

  private mutating func next() -> Highlight? {
    while index < end, Self.isSpace(bytes[index]) { index += 1 }
    guard index < end else { return nil }
    let start = index
    if beginsLineComment {
      while index < end, bytes[index] != 0x0A { index += 1 }
      return Highlight(range: start..<index, kind: .comment)
    }
    if beginsBlockComment {
      skipBlockComment()
      return Highlight(range: start..<index, kind: .comment)
    }
    repeat { index += 1 } while index < end && !isBorder
    return Highlight(range: start..<index, kind: .wrong)
  }

  private var isBorder: Bool {
    Self.isSpace(bytes[index]) || beginsLineComment || beginsBlockComment
  }

  private var beginsLineComment: Bool {
    bytes[index] == UInt8(ascii: "#") || isPair(UInt8(ascii: "-"), UInt8(ascii: "-"))
      || isPair(UInt8(ascii: "/"), UInt8(ascii: "/"))
  }

  private var beginsBlockComment: Bool { isPair(UInt8(ascii: "/"), UInt8(ascii: "*")) }

  private func isPair(_ first: UInt8, _ second: UInt8) -> Bool {
    bytes[index] == first && index + 1 < end && bytes[index + 1] == second
  }

  private mutating func skipBlockComment() {
    var depth = 0
    while index < end {
      if beginsBlockComment {
        depth += 1
        index += 2
      } else if isPair(UInt8(ascii: "*"), UInt8(ascii: "/")) {
        depth -= 1
        index += 2
        if depth == 0 { return }
      } else {
        index += 1
      }
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}
