import PQModel
import PQTestSupport
import PQWire

/// The rows or the error of an answer do not depend on the chunks in which its bytes arrive.
///
/// The last four bytes of an input choose the chunks, and whether a part of the text is repeated until it
/// is longer than the decoder's window.
enum AnswerOracle {
  static func check(_ input: [UInt8], _ format: AnswerFormat, _ found: inout Violations) {
    guard input.count > 4 else { return }
    let choices = Array(input.suffix(4))
    let text = longText(Array(input.dropLast(4)), choices)
    let source = choices[2] % 4 == 0 ? AnswerSource.api(.h1) : .file
    let whole = DecodedAnswer(
      [text[...]], format, source, batchCapacity: choices[3] % 2 == 0 ? 3 : 2048)
    let largest = text.count > 5000 ? 70_000 : 1 + Int(choices[1]) % 64
    let seed = choices.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let pieces = DecodedAnswer(
      chunks(of: text, largest, seed: seed), format, source,
      batchCapacity: 1 + Int(choices[2]) % 5)
    compare(whole, pieces, text, &found)
    if text.count < 200 {
      let bytes = DecodedAnswer(text.indices.map { text[$0...$0] }, format, source)
      compare(whole, bytes, text, &found)
    }
    if let failure = whole.failure { check(failure, &found) }
  }

  /// Returns the text, or a long text in which its middle is repeated.
  private static func longText(_ text: [UInt8], _ choices: [UInt8]) -> [UInt8] {
    guard choices[0] < 4, text.count > 8 else { return text }
    let middle = text[text.count / 3..<text.count * 2 / 3]
    let size = [1000, 20_000, 150_000, 1_100_000][Int(choices[1]) % 4]
    let repetitions = [[UInt8]](repeating: Array(middle), count: size / middle.count)
    return Array(text[..<middle.startIndex] + repetitions.joined() + text[middle.endIndex...])
  }

  private static func chunks(
    of text: [UInt8], _ largest: Int, seed: UInt64
  ) -> [ArraySlice<UInt8>] {
    var random = SeededRandom(seed: seed)
    var chunks: [ArraySlice<UInt8>] = []
    var rest = text[...]
    while !rest.isEmpty {
      let size = 1 + random.next(largest)
      chunks.append(rest.prefix(size))
      rest = rest.dropFirst(size)
    }
    return chunks
  }

  private static func compare(
    _ one: DecodedAnswer, _ other: DecodedAnswer, _ text: [UInt8], _ found: inout Violations
  ) {
    let isSame = one.failure == other.failure && (one.failure != nil || one == other)
    let failures =
      "\(one.failure?.description ?? "valid") / \(other.failure?.description ?? "valid")"
    found.expect(
      isSame, "chunks-keep-the-answer",
      "\(text.count) bytes: \(failures)\n\(String(text.prefix(500)))")
  }

  private static func check(_ failure: WireFailure, _ found: inout Violations) {
    let text = failure.description
    found.expect(!text.hasControls && !text.contains("\n"), "failure-is-safe-to-print", text)
    let position = failure.position
    found.expect(position.line >= 1 && position.column >= 1, "failure-has-a-position", text)
  }
}
