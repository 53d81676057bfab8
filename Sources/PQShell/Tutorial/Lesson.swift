/// A lesson of the tutorial: what is new, and a task that shows whether it was understood.
struct Lesson {
  /// What it is about, in a word or two.
  let title: String
  /// What is new, in lines for a terminal of 80 columns.
  let news: String
  /// Queries that show it, each a line to try.
  let examples: [String]
  /// What to ask for, in words.
  let task: String
  /// A word on the way.
  let hint: String
  /// The answer with gaps, each written as `gap`.
  let sketch: String
  /// A query that does what the task asks. Any other with the same result does as well.
  let answer: String
  /// Whether the order of the rows is a part of the task.
  var isOrdered = false
  /// What is said of the result, once it is there.
  let praise: String

  /// What stands in a sketch for words that are left out.
  static let gap = "____"
}

extension Lesson {
  /// All of them, in order. Each builds on those before it.
  static let all: [Lesson] = firstSteps + questions
}
