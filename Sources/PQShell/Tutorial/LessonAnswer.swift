import PQ

/// What a query has answered, as lessons look at it.
struct LessonAnswer {
  let table: Table
  /// The range of the query; nil of what is none.
  let range: TimeRange?
  /// The range that it is compared with.
  let before: TimeRange?

  /// What a statement has answered.
  init(_ table: Table, of statement: Prepared.Statement) {
    self.table = table
    guard case .run(let plan) = statement.work else {
      (range, before) = (nil, nil)
      return
    }
    (range, before) = (plan.current.range, plan.before?.range)
  }
}
