import PQ

/// The result of a statement, and the ranges that its query covers.
struct LessonAnswer {
  let table: Table
  /// The range of the query; `nil` for other statements.
  let range: TimeRange?
  /// The range of the comparison; `nil` if there is none.
  let before: TimeRange?

  /// Creates an answer from the result of a statement.
  init(_ table: Table, of statement: Prepared.Statement) {
    self.table = table
    guard case .run(let plan) = statement.work else {
      (range, before) = (nil, nil)
      return
    }
    (range, before) = (plan.current.range, plan.before?.range)
  }
}
