import PQModel

/// The messages about mistakes in an answer.
extension WireProblem {
  /// Returns the message: one sentence with the mistake and the expected text, without the position.
  ///
  /// - Parameter field: the field whose value is wrong; `nil` if the mistake is not about a value.
  package func message(about field: Field?) -> String {
    let subject = field.map { "\"\($0.name)\"" } ?? "the value"
    return headerMessage ?? csvMessage ?? jsonMessage ?? valueMessage(subject)
  }

  private var headerMessage: String? {
    switch self {
    case .timestampNotFirst(let found):
      "the first column must be \"timestamp\", not \(found)"
    case .unknownColumn(let found):
      "unknown column \(found); a column is a dimension (\(Self.dimensionNames)) "
        + "or a metric (\(Self.metricNames))"
    case .repeatedColumn(let name): "the column \"\(name)\" is there twice"
    case .dimensionAfterMetric(let name): "the dimension \"\(name)\" must stand before the metrics"
    case .noMetricColumn: "expected at least one metric: \(Self.metricNames)"
    default: nil
    }
  }

  private var csvMessage: String? {
    switch self {
    case .emptyLine: "the line before is empty, which only lines at the end may be"
    case .tooFewColumns(let has, let all): "the row has \(has) of \(all) columns"
    case .tooManyColumns(let all): "the row has more than \(all) columns"
    case .afterValue(let found):
      "expected a comma or the end of the line, not \(found)"
    case .quoteInsideText: "a value that has a quote inside must be quoted, and the quote doubled"
    case .unclosedQuote: "the quote is never closed"
    case .bareCarriageReturn: "a carriage return must be followed by a line feed"
    default: nil
    }
  }

  private var jsonMessage: String? {
    switch self {
    case .wrongShape(let start):
      "expected {\"data\": [...]} or an array of rows, but the text begins with \(start)"
    case .answerIsError(let start): "the answer is an error: \(start)"
    case .incomplete(let way, let start): "the answer is \(way.words): \(start)"
    case .noData: "expected \"data\", an array of rows, but the object ends without it"
    case .dataNotArray(let found): "\"data\" must be an array of rows, not \(found)"
    case .repeatedKey(let name): "the key \"\(name)\" is there twice"
    case .unknownGrain(let found):
      "\"grain\" must be one of \(Self.grainNames), not \(found)"
    case .grainMisfit(let grain, let timestamp):
      "\"grain\" is \(grain.rawValue), but the timestamp \(timestamp) is not a multiple of it"
    case .expected(let what, let found): "expected \(what), not \(found)"
    case .tooDeep: "values may be nested \(JSONSkipper.depthLimit) deep and no deeper"
    case .unexpectedEnd: "the text ends in the middle of the answer"
    default: keyMessage
    }
  }

  private var keyMessage: String? {
    switch self {
    case .unknownKey(let found):
      "unknown key \(found); a row has \"timestamp\", dimensions (\(Self.dimensionNames)) "
        + "and metrics (\(Self.metricNames))"
    case .keyNotInFirstRow(let name): "the row has \"\(name)\", which the first row has not"
    case .missingKey(let field): "the row has no \"\(field.name)\""
    case .noMetricKey: "the row has no metric: \(Self.metricNames)"
    default: nil
    }
  }

  private func valueMessage(_ subject: String) -> String {
    switch self {
    case .notTime(let found):
      "\(subject) must be whole milliseconds since 1970, up to \(TimeGrid.latest), not \(found)"
    case .offGrain(let time, let grain):
      "\(subject) must be a multiple of \(grain.rawValue) "
        + "(\(grain.length.milliseconds) milliseconds), not \(time)"
    case .notWhole(let found):
      "\(subject) must be a whole number from 0 to \(Int64.max), not \(found)"
    case .notDecimal(let found): "\(subject) must be a number and not below 0, not \(found)"
    case .notText(let found): "\(subject) must be a text in double quotes, not \(found)"
    case .notUTF8: "\(subject) is not UTF-8"
    case .controlCharacter(let byte):
      "\(subject) has a control character, number \(byte), that is not allowed"
    case .emptyText: "expected rows, but the text is empty"
    case .tooLong: "no row and no value may be longer than \(InputWindow.itemLimit) bytes"
    case .badEscape(let found): "\(subject) has an escape that JSON does not know: \(found)"
    case .loneSurrogate(let found): "\(subject) has one half of a surrogate pair: \(found)"
    default: "\(subject) is wrong"
    }
  }

  private static let dimensionNames = ExportDimension.allCases.map(\.rawValue).joined(
    separator: ", ")
  private static let metricNames = Metric.allCases.map(\.rawValue).joined(separator: ", ")
  private static let grainNames = Interval.allCases.map(\.rawValue).joined(separator: ", ")
}
