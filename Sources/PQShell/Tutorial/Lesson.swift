/// A lesson of the tutorial: an explanation and a task.
struct Lesson {
  /// The subject, in a few words.
  let title: String
  /// The explanation, in lines for a terminal of 80 columns.
  let news: String
  /// Queries to try, each in one line.
  let examples: [String]
  /// The task in words.
  let task: String
  /// The first hint.
  let hint: String
  /// The solution with gaps, each written as `gap`.
  let sketch: String
  /// A query that solves the task. Any other query with the same result is correct too.
  let answer: String
  /// True if the order of the rows is part of the task.
  var isOrdered = false
  /// The comment on a correct result.
  let praise: String

  /// The placeholder for omitted words in a sketch.
  static let gap = "____"
}

extension Lesson {
  /// All lessons, in order. Each builds on those before it.
  static let all: [Lesson] = firstSteps + questions
}
