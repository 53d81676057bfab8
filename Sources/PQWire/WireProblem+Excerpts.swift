extension WireProblem {
  /// Returns the problem with each excerpt of the text replaced, for example to remove a secret.
  package func mapExcerpts(_ replace: (String) -> String) -> WireProblem {
    switch self {
    case .timestampNotFirst(let text): .timestampNotFirst(replace(text))
    case .unknownColumn(let text): .unknownColumn(replace(text))
    case .afterValue(let text): .afterValue(replace(text))
    case .wrongShape(let text): .wrongShape(replace(text))
    case .refused(let text): .refused(replace(text))
    case .incomplete(let way, let text): .incomplete(way, replace(text))
    case .dataNotArray(let text): .dataNotArray(replace(text))
    case .unknownGrain(let text): .unknownGrain(replace(text))
    case .expected(let what, let text): .expected(what, found: replace(text))
    case .unknownKey(let text): .unknownKey(replace(text))
    case .notTime(let text): .notTime(replace(text))
    case .notWhole(let text): .notWhole(replace(text))
    case .notSessions(let text): .notSessions(replace(text))
    case .notText(let text): .notText(replace(text))
    case .badEscape(let text): .badEscape(replace(text))
    case .loneSurrogate(let text): .loneSurrogate(replace(text))
    case .repeatedColumn, .dimensionAfterMetric, .noMetricColumn, .emptyLine, .tooFewColumns,
      .tooManyColumns, .quoteInsideText, .unclosedQuote, .bareCarriageReturn, .noData,
      .repeatedKey, .grainMisfit, .tooDeep, .keyNotInFirstRow, .missingKey, .noMetricKey,
      .offGrain, .notUTF8, .controlCharacter, .emptyText, .tooLong, .cut:
      self
    }
  }
}
