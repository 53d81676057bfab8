/// A possible continuation of a text at a cursor.
package struct Completion: Sendable, Equatable {
  /// The kind of text that a completion inserts.
  package enum Kind: String, Sendable, CaseIterable {
    /// A keyword that starts a statement: `SELECT`, `SHOW`.
    case statement
    /// A keyword that starts a clause, perhaps with a second one: `BY`, `ORDER BY`.
    case clause
    /// Another keyword: `AND`, `DESC`.
    case keyword
    /// An operator or punctuation: `=`, `(`.
    case sign
    /// A metric, a dimension or a function, by its name.
    case metric, dimension, function
    /// A name of LET or of a column.
    case name
    /// A parameter, such as `$country`.
    case parameter
    /// A setting of SET.
    case setting
    /// A number with a unit.
    case unit
    /// The length of a range or of a bucket.
    case interval
    /// A value in quotes.
    case value
    /// A path in quotes.
    case file
  }

  /// The text for a list of completions.
  package let label: String
  /// The text that replaces `range`. A value includes both quotes, but the path of a folder has no
  /// closing quote. So a common prefix of several values has only the opening quote.
  package let insertion: String
  /// The replaced range, in bytes from the start of the text: the word or the string at the cursor.
  /// It is empty if there is no word or string.
  package let range: Range<Int>
  /// A description of the completion, in one line.
  package let detail: String
  /// The kind of the inserted text.
  package let kind: Kind
}
