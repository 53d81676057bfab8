package import PQModel

/// The kinds of mistakes in the text of an answer. A `String` is one of three things: the name of a
/// field or member, a description of the expected text, or an excerpt of the text. All of them are safe
/// to show.
package enum WireProblem: Sendable, Equatable {
  // The CSV header.
  /// The first column is not `timestamp`. The excerpt is the name of the first column.
  case timestampNotFirst(String)
  /// A column has an unknown name.
  case unknownColumn(String)
  /// A column occurs twice.
  case repeatedColumn(String)
  /// A dimension comes after a metric.
  case dimensionAfterMetric(String)
  /// No column is a metric.
  case noMetricColumn

  // The shape of CSV rows.
  /// An empty line has a line after it that is not empty.
  case emptyLine
  /// A row has fewer columns than the header.
  case tooFewColumns(has: Int, of: Int)
  /// A row has more columns than the header.
  case tooManyColumns(of: Int)
  /// A value is followed by neither a comma nor the end of the line.
  case afterValue(String)
  /// A value without quotes contains a quote.
  case quoteInsideText
  /// The text ends inside a quoted value.
  case unclosedQuote
  /// A carriage return has no line feed after it.
  case bareCarriageReturn

  // The shape of a JSON answer.
  /// The text is neither an object nor an array. The excerpt is the beginning of the text.
  case wrongShape(String)
  /// The `error` of the answer is not `false`. The excerpt is the beginning of the answer.
  case answerIsError(String)
  /// The answer of the API is JSON, but it is not a complete result. The excerpt is the beginning of the
  /// answer.
  case incomplete(IncompleteAnswer, String)
  /// The object of a fixture has no `data`.
  case noData
  /// The `data` of a fixture is not an array.
  case dataNotArray(String)
  /// An object has a known key twice.
  case repeatedKey(String)
  /// The `grain` of a fixture is not the name of an interval.
  case unknownGrain(String)
  /// A timestamp, in milliseconds since the epoch, is not a multiple of the `grain` of the fixture.
  case grainMisfit(Interval, timestamp: Int64)
  /// The text has another token than the expected one.
  case expected(String, found: String)
  /// An ignored value is nested deeper than `JSONSkipper.depthLimit`.
  case tooDeep
  /// A row has an unknown key.
  case unknownKey(String)
  /// A row has a field that the first row does not have.
  case keyNotInFirstRow(String)
  /// A row has no timestamp, or lacks a field of the first row.
  case missingKey(Field)
  /// A row has no metric.
  case noMetricKey

  // Values.
  /// A timestamp is not a whole number from 0 to `TimeGrid.latest`.
  case notTime(String)
  /// A timestamp, in milliseconds since the epoch, is not a multiple of the bucket length.
  case offGrain(Int64, Interval)
  /// A value of a whole metric is not a whole number from 0 to 2^63-1.
  case notWhole(String)
  /// A value of an averaged metric is not a finite number of at least 0.
  case notDecimal(String)
  /// The value of a dimension is not a JSON string.
  case notText(String)
  /// A text is not UTF-8.
  case notUTF8
  /// A text has a control character that is not allowed. The number is its byte.
  case controlCharacter(UInt8)
  /// A JSON string has an invalid escape.
  case badEscape(String)
  /// A JSON string has one half of a surrogate pair.
  case loneSurrogate(String)

  // Any part of a text.
  /// The text is empty. White space in JSON does not count as content.
  case emptyText
  /// An item is longer than `InputWindow.itemLimit` bytes.
  case tooLong
  /// The text ends in the middle of the answer.
  case unexpectedEnd
}

/// The ways in which a JSON answer of the API is not `{"error": false, "data": [...]}` with all rows.
package enum IncompleteAnswer: Sendable, Equatable, CaseIterable {
  /// It is an array.
  case isArray
  /// It has no member `error`.
  case hasNoError
  /// It has no member `data`.
  case hasNoData
  /// Its member `data` is not an array.
  case hasOtherData
  /// Its member `truncated` is neither `false` nor `null`.
  case isTruncated
  /// Its member `next` is not `null`.
  case hasNext

  /// The words after "has answered" or "the answer is" in a message.
  package var words: String {
    switch self {
    case .isArray: "an array, and not {\"error\": false, \"data\": [...]}"
    case .hasNoError: "without \"error\": false"
    case .hasNoData: "without \"data\""
    case .hasOtherData: "with \"data\" that is not an array of rows"
    case .isTruncated: "only a part of the rows, as its \"truncated\" says"
    case .hasNext: "only a part of the rows, as its \"next\" says"
    }
  }
}

extension WireProblem {
  /// Returns the problem with each excerpt of the text replaced, for example to remove a secret.
  package func mapExcerpts(_ replace: (String) -> String) -> WireProblem {
    switch self {
    case .timestampNotFirst(let text): .timestampNotFirst(replace(text))
    case .unknownColumn(let text): .unknownColumn(replace(text))
    case .afterValue(let text): .afterValue(replace(text))
    case .wrongShape(let text): .wrongShape(replace(text))
    case .answerIsError(let text): .answerIsError(replace(text))
    case .incomplete(let way, let text): .incomplete(way, replace(text))
    case .dataNotArray(let text): .dataNotArray(replace(text))
    case .unknownGrain(let text): .unknownGrain(replace(text))
    case .expected(let what, let text): .expected(what, found: replace(text))
    case .unknownKey(let text): .unknownKey(replace(text))
    case .notTime(let text): .notTime(replace(text))
    case .notWhole(let text): .notWhole(replace(text))
    case .notDecimal(let text): .notDecimal(replace(text))
    case .notText(let text): .notText(replace(text))
    case .badEscape(let text): .badEscape(replace(text))
    case .loneSurrogate(let text): .loneSurrogate(replace(text))
    case .repeatedColumn, .dimensionAfterMetric, .noMetricColumn, .emptyLine, .tooFewColumns,
      .tooManyColumns, .quoteInsideText, .unclosedQuote, .bareCarriageReturn, .noData,
      .repeatedKey, .grainMisfit, .tooDeep, .keyNotInFirstRow, .missingKey, .noMetricKey,
      .offGrain, .notUTF8, .controlCharacter, .emptyText, .tooLong, .unexpectedEnd:
      self
    }
  }
}

/// A short part of an untrusted text that is safe to show in a message. It has no control characters and
/// no invisible characters.
package enum Excerpt {
  /// The maximum length of an excerpt of a value, in bytes.
  package static let valueLimit = 40
  /// The maximum length of an excerpt of an answer, in bytes.
  package static let answerLimit = 160

  /// Returns the first `limit` bytes as text, with `...` if there are more. Characters that cannot be
  /// shown become question marks. An empty text is `nothing`, and one of spaces only is `space`.
  package static func text(of bytes: some Collection<UInt8>, limit: Int = valueLimit) -> String {
    let shown = shown(bytes, limit)
    guard shown.contains(where: { $0 != " " }) else { return shown.isEmpty ? "nothing" : "space" }
    return shown
  }

  /// Returns at most `valueLimit` bytes as text in double quotes.
  package static func quoted(_ bytes: some Collection<UInt8>) -> String {
    "\"\(shown(bytes, valueLimit))\""
  }

  private static func shown(_ bytes: some Collection<UInt8>, _ limit: Int) -> String {
    let text = String(decoding: bytes.prefix(limit), as: UTF8.self)
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { shown.append(visible(scalar)) }
    return String(shown) + (bytes.count > limit ? "..." : "")
  }

  private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar == "\n" || scalar == "\r" || scalar == "\t" { return " " }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
      .surrogate:
      return "?"
    default: return scalar == "\u{FFFD}" ? "?" : scalar
    }
  }
}
