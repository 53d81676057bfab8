package import PQModel

/// What can be wrong with the text of an answer. A `String` that is not a name of ours is an
/// excerpt of the text, safe to show.
package enum WireProblem: Sendable, Equatable {
  // The CSV header.
  case timestampNotFirst(String)
  case unknownColumn(String)
  case repeatedColumn(String)
  case dimensionAfterMetric(String)
  case noMetricColumn

  // The shape of CSV rows.
  case emptyLine
  case tooFewColumns(has: Int, of: Int)
  case tooManyColumns(of: Int)
  case afterValue(String)
  case quoteInsideText
  case unclosedQuote
  case bareCarriageReturn

  // The shape of a JSON answer.
  case wrongShape(String)
  case refused(String)
  case noData
  case dataNotArray(String)
  case repeatedKey(String)
  case unknownGrain(String)
  case grainMisfit(Interval, timestamp: Int64)
  case expected(String, found: String)
  case tooDeep
  case unknownKey(String)
  case keyNotInFirstRow(String)
  case missingKey(Field)
  case noMetricKey

  // Values.
  case notTime(String)
  case offGrain(Int64, Interval)
  case notWhole(String)
  case notSessions(String)
  case notText(String)
  case notUTF8
  case controlCharacter(UInt8)
  case badEscape(String)
  case loneSurrogate(String)

  // Anything.
  case emptyText
  case tooLong
  case cut
}
