import PQSyntax

extension CompletionContext {
  /// True if the statement has a line before the cursor that starts with a backslash. Such a line is a
  /// command of the shell.
  var isBehindCommand: Bool {
    let start = place.statement == 0 ? 0 : place.tokens[place.statement - 1].range.upperBound
    let ends = [start] + tokens.map(\.range.upperBound)
    let starts = tokens.map(\.range.lowerBound) + [place.range.lowerBound]
    return zip(ends, starts).contains { end, start in
      guard end < start else { return false }
      var pieces: [Highlight] = []
      GapPieces.append(source, end..<start, to: &pieces)
      return pieces.contains { beginsCommand($0.range.lowerBound) }
    }
  }

  private func beginsCommand(_ start: Int) -> Bool {
    guard source[start] == UInt8(ascii: "\\") else { return false }
    let before = source[..<start].last { $0 != 0x20 && $0 != 0x09 }
    return before == nil || before == 0x0A || before == 0x0D
  }
}
