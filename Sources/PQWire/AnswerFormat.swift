/// The texts in which the API answers.
package enum AnswerFormat: Sendable, CaseIterable {
  /// A header and a row a line (RFC 4180), each field quoted or not, as the API writes it.
  case csv
  /// An object with the rows under `data`; see `AnswerSource`.
  case json
}
