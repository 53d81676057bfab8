import PQPlan
public import PQModel

/// A note about an answer that may not be what the question meant. It suggests another question. The rows
/// of the answer are right.
public enum AnswerNote: Sendable, Equatable {
  /// This number of rows without traffic would satisfy HAVING. Without FILL they are not in the answer,
  /// and with FILL 0 they are. LIMIT does not count. `hasGroups` is false if each of them is a bucket,
  /// because the query has EVERY and no BY.
  case hiddenRows(count: Int, hasGroups: Bool)
  /// WHERE names a value of a dimension that no row has. `nearest` is the value that resembles it most, or
  /// `nil` if none is near.
  case unknownValue(String, of: ExportDimension, nearest: String?)

  /// One sentence, without a period.
  public var message: String {
    switch self {
    case .hiddenRows(let count, let hasGroups):
      let rows = (hasGroups ? "row" : "bucket") + (count == 1 ? "" : "s")
      return "\(count) \(rows) without traffic \(count == 1 ? "is" : "are") not shown; FILL 0 shows"
        + " \(count == 1 ? "it" : "them")"
    case .unknownValue(let value, let dimension, let nearest):
      let name = dimension.rawValue
      let advice =
        nearest.map { "the nearest value is \($0.inQuotes)" }
        ?? "SHOW VALUES OF \(name) LAST 1d lists the values"
      return "no row has \(name) \(value.inQuotes); \(advice)"
    }
  }
}

extension String {
  /// The text as a value of a query, shortened to 60 characters.
  fileprivate var inQuotes: String {
    let start = unicodeScalars.prefix(60)
    let text = String(start) + (start.endIndex == endIndex ? "" : "...")
    return "'\(text.replacing("'", with: "''"))'"
  }
}

extension AnswerNote {
  /// The maximum number of values that notes are about.
  private static let valueLimit = 3

  /// Returns notes about the values that WHERE names and no row has, at most `valueLimit`.
  ///
  /// - Parameter known: returns all values of a dimension, or `nil` if they are not known.
  static func unknownValues(
    of plan: Plan, known: (ExportDimension) -> [String]?
  ) -> [AnswerNote] {
    let notes = plan.namedValues.flatMap { named -> [AnswerNote] in
      guard let all = known(named.dimension), !all.isEmpty else { return [] }
      return named.unknown(among: all, limit: valueLimit).map {
        .unknownValue($0.value, of: named.dimension, nearest: $0.nearest)
      }
    }
    return Array(notes.prefix(valueLimit))
  }
}
