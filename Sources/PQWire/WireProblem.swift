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
  case incomplete(IncompleteAnswer, String)
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

/// The differences of an answer of the API from `{"error": false, "data": [...]}`, although it is JSON.
package enum IncompleteAnswer: Sendable, Equatable, CaseIterable {
  case isArray
  case hasNoError
  case hasNoData
  case hasOtherData
  /// It has a member `truncated` that is neither false nor null.
  case isTruncated
  /// It has a member `next` that is not null.
  case hasNext

  /// The rest of a sentence that begins with "it has answered".
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
