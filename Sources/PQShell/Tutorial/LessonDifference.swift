/// The first difference between an answer and the solution of a lesson.
enum LessonDifference: Equatable {
  /// The answer has no rows.
  case empty
  /// The answer has no column of times although the solution has one, or the reverse.
  case times(isMissing: Bool)
  /// The answer is split by other dimensions.
  case groups(missing: [String], extra: [String])
  /// The buckets have another length.
  case buckets(areLonger: Bool)
  /// The range begins or ends at another time. `nil` for a start or an end that is correct.
  case range(start: Shift?, end: Shift?)
  /// The range of the comparison is another one.
  case comparison
  /// The numbers of rows that are missing and that are too many.
  case rows(missing: Int, extra: Int)
  /// The names of number columns that are missing and that are too many.
  case columns(missing: [String], extra: [String])
  /// Only the order of the rows differs.
  case order

  /// The direction in which an end of a range is off.
  enum Shift: String {
    case early, late
  }
}

extension LessonDifference: CustomStringConvertible {
  /// The difference in a few words, for the user.
  var description: String {
    switch self {
    case .empty: "there are no rows"
    case .times(isMissing: true): "other columns: without a time; EVERY makes one"
    case .times(isMissing: false): "other columns: with a time; that is what EVERY makes"
    case .groups(let missing, let extra): "other columns: \(Self.groups(missing, extra))"
    case .buckets(areLonger: true): "other buckets: longer than asked for"
    case .buckets(areLonger: false): "other buckets: shorter than asked for"
    case .range(let start, let end): "another range: it \(Self.range(start, end))"
    case .comparison: "compared with another time"
    case .rows(let missing, let extra): "other rows: \(Self.rows(missing, extra))"
    case .columns(let missing, let extra): Self.columns(missing, extra)
    case .order: "the right rows, in another order"
    }
  }

  private static func groups(_ missing: [String], _ extra: [String]) -> String {
    if missing.isEmpty { return "split by \(list(extra)) as well" }
    let rest = "not by \(list(missing))"
    return extra.isEmpty ? "not split by \(list(missing))" : "split by \(list(extra)), \(rest)"
  }

  private static func range(_ start: Shift?, _ end: Shift?) -> String {
    let parts = [
      start.map { "begins too \($0.rawValue)" }, end.map { "ends too \($0.rawValue)" },
    ]
    return parts.compactMap(\.self).joined(separator: " and ")
  }

  private static func rows(_ missing: Int, _ extra: Int) -> String {
    let parts = [
      missing == 0 ? nil : "\(missing) \(missing == 1 ? "is" : "are") missing",
      extra == 0 ? nil : "\(extra) \(extra == 1 ? "is" : "are") too many",
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }

  private static func columns(_ missing: [String], _ extra: [String]) -> String {
    if missing.isEmpty { return "other columns: \(list(extra)) \(isOrAre(extra)) too many" }
    if extra.isEmpty { return "other columns: \(list(missing)) \(isOrAre(missing)) missing" }
    if missing.allSatisfy(extra.contains) { return "other numbers in \(list(missing))" }
    return "other columns: none has the numbers of \(list(missing))"
  }

  private static func isOrAre(_ names: [String]) -> String { names.count == 1 ? "is" : "are" }

  private static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
