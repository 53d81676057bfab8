/// A mistake in the text of an answer, with its position.
package struct WireFailure: Error, Sendable, Equatable {
  /// The kind of the mistake.
  package let problem: WireProblem
  /// The position of the first byte of the mistake.
  package let position: TextPosition
  /// The number of the data row, from 1; `nil` outside of rows.
  package let row: Int?
  /// The field whose value is wrong; `nil` if the mistake is not about a value.
  package let field: Field?
}

extension WireFailure: CustomStringConvertible {
  /// Line, column and one sentence: `17:23: "http" must be a whole number ..., not 12.5`.
  package var description: String { "\(position): \(problem.message(about: field))" }
}

/// A position in a text: the number of the line, and the number of the byte in the line. Both count from
/// 1.
///
/// Columns count bytes. Many tools also count bytes, and a text that is not UTF-8 has no other unit.
package struct TextPosition: Sendable, Hashable, CustomStringConvertible {
  /// The line, from 1. Every line feed ends a line, also inside a quoted value.
  package let line: Int
  /// The byte within its line, from 1. A byte order mark at the start is not counted.
  package let column: Int

  /// `line:column`.
  package var description: String { "\(line):\(column)" }
}

/// The reason why an item, such as a row, was not completely read.
///
/// The readers throw this error. `AnswerDecoder` catches it and decides whether more bytes can help. The
/// number `at` is an index into the window.
enum ItemFailure: Error {
  /// The item is not complete. If no more bytes arrive, the problem becomes the failure.
  case needsMoreBytes(WireProblem, at: Int)
  /// The item is wrong, and more bytes cannot correct it.
  case bad(WireProblem, at: Int)
  /// The text as a whole is not a complete answer.
  case rejected(Rejection, at: Int)

  /// The reasons why a text is not a complete answer. "It" is the text.
  enum Rejection: Sendable {
    /// Its `error` is not `false`.
    case error
    /// It is neither an object nor an array, such as an HTML page.
    case shape
    /// It is an array, although the answer of the API must be an object.
    case array
    /// It has no `error`, or no `data`.
    case withoutError, withoutData
    /// Its `data` is not an array.
    case dataOfOtherKind
    /// Its `truncated` or its `next` declares that there are more rows.
    case truncated, next
  }
}
