/// The text formats of an answer.
package enum AnswerFormat: Sendable, CaseIterable {
  /// CSV (RFC 4180): a header, then one row per line. Fields may be quoted or bare.
  case csv
  /// JSON: an object with the rows under `data`; see `AnswerSource`.
  case json
}
