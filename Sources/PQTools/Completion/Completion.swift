/// One way to go on at a place of a text.
public struct Completion: Sendable, Equatable {
  /// What it puts there.
  public enum Kind: String, Sendable, CaseIterable {
    /// The word of a statement: `SELECT`, `SHOW`.
    case statement
    /// The word of a clause: `BY`, `ORDER BY`.
    case clause
    /// Another word of the language: `AND`, `DESC`.
    case keyword
    /// A sign of the language: `=`, `(`.
    case sign
    case metric, dimension, function
    /// A name of LET or of a column.
    case name
    case parameter
    case setting
    /// A number with a unit.
    case unit
    /// The length of a range or of a bucket.
    case interval
    /// A text in quotes.
    case value
    /// A path in quotes.
    case file
  }

  /// What to show in a list.
  public let label: String
  /// What to put in the place of `range`. A text in quotes has both, so that what several have in
  /// common has only the first.
  public let insertion: String
  /// The bytes of the text that it replaces: the word or the string at the place, or none.
  public let range: Range<Int>
  /// What it is, in one line.
  public let detail: String
  /// What it puts there.
  public let kind: Kind
}
