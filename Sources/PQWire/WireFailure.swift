/// Why the text of an answer cannot be decoded, and where.
package struct WireFailure: Error, Sendable, Equatable {
  /// What is wrong.
  package let problem: WireProblem
  /// Where it begins.
  package let position: TextPosition
  /// The data row that is wrong, 1 for the first; nil outside of rows.
  package let row: Int?
  /// The column that is wrong; nil if it is not about one.
  package let field: Field?
}

extension WireFailure: CustomStringConvertible {
  /// Line, column and one sentence: `17:23: "http" must be a whole number ..., not 12.5`.
  package var description: String { "\(position): \(problem.message(about: field))" }
}

/// A place in a text, as an editor counts: both from 1, a column being a byte of UTF-8.
///
/// Bytes, because that is what compilers and editors jump to, and because a text that is not UTF-8
/// has nothing else to count.
package struct TextPosition: Sendable, Hashable, CustomStringConvertible {
  /// The line, 1 for the first. A line feed ends one, also inside a quoted value.
  package let line: Int
  /// The byte within its line, 1 for the first. A byte order mark counts for nothing.
  package let column: Int

  /// `line:column`.
  package var description: String { "\(line):\(column)" }
}

/// Why an item, such as a row, was not read to its end.
///
/// It is thrown by the readers of items and caught by `AnswerDecoder`, which decides whether more
/// bytes can help.
enum Trouble: Error {
  /// The bytes that are there end before the item does. If no more come, this is the problem.
  case cut(WireProblem, at: Int)
  /// No bytes to come can mend it. The place is an index into the window.
  case bad(WireProblem, at: Int)
  /// The answer as a whole is something else than rows.
  case rejected(Rejection, at: Int)

  /// The kinds of text that are not an answer with all of its rows.
  enum Rejection: Sendable {
    /// It says itself that it is an error.
    case error
    /// It is no answer of the API: a page for people, or something else that is not JSON.
    case shape
    /// It is an array, which can be rows or anything.
    case array
    case withoutError, withoutData
    /// Its `data` is no array.
    case dataOfOtherKind
    /// It says itself that it is a part.
    case truncated, next
  }
}
