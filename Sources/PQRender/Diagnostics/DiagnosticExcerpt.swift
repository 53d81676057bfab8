import PQSyntax

/// The source line of a diagnostic without control characters, and the carets under the marked part.
struct DiagnosticExcerpt {
  let line: String
  let carets: String

  /// The number of bytes shown before and after the start of the range in a very long line.
  private static let reach = 60

  init(_ range: Range<Int>, of source: DiagnosticSource) {
    let whole = source.line(of: range.lowerBound)
    let start = min(max(range.lowerBound, whole.lowerBound), whole.upperBound)
    let end = min(max(range.upperBound, start), whole.upperBound)
    var left = whole.lowerBound
    var right = whole.upperBound
    if whole.count > 3 * Self.reach {
      left = max(left, Self.border(max(left, start - Self.reach), in: source.bytes))
      right = min(right, max(start + Self.reach, min(end, start + 100)))
      right = max(start, Self.border(right, in: source.bytes))
    }
    let before = (left > whole.lowerBound ? "…" : "") + Self.shown(source.bytes[left..<start])
    let marked = Self.shown(source.bytes[start..<min(max(end, start), right)])
    let after = Self.shown(source.bytes[min(max(end, start), right)..<right])
    line = before + marked + after + (right < whole.upperBound ? "…" : "")
    carets =
      String(repeating: " ", count: before.displayWidth)
      + String(repeating: "^", count: max(1, marked.displayWidth))
  }

  /// Returns the nearest index at or before an index at which a UTF-8 character begins. Returns the
  /// index itself if none begins within 4 bytes, because those bytes are not valid UTF-8.
  private static func border(_ index: Int, in bytes: [UInt8]) -> Int {
    guard index < bytes.count else { return index }
    let places = stride(from: index, to: max(-1, index - 4), by: -1)
    return places.first { bytes[$0] & 0xC0 != 0x80 } ?? index
  }

  private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    let parts = text.split(separator: "\t", omittingEmptySubsequences: false)
    return parts.map { VisibleText.of(String($0)) }.joined(separator: "    ")
  }
}
