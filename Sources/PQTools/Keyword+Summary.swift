package import PQSyntax

extension Keyword {
  /// Returns a phrase that describes the word inside a clause.
  func summary(in clause: Keyword) -> String {
    switch (clause, self) {
    case (.during, .last): "the one before"
    case (.order, .by), (.compare, .with): clause.summary
    case (.top, .by): "what the groups have the most of"
    default: summary
    }
  }

  /// A phrase that describes the word.
  package var summary: String {
    if beginsStatement { return statementSummary }
    return Clause(beginningWith: self)?.summary ?? wordSummary
  }

  private var statementSummary: String {
    switch self {
    case .select: "a query: its columns, and clauses behind them"
    case .explain: "what a query would ask of the backend, without asking"
    case .show: "lists what is known"
    case .let: "gives an expression or a condition a name"
    case .param: "declares a value that can be given from outside"
    case .set: "changes a setting for all that follows"
    default: "reads the statements of another file"
    }
  }

  private var wordSummary: String {
    switch self {
    case .as: "gives the column a name"
    case .and: "both conditions hold"
    case .or: "at least one condition holds"
    case .not: "the condition does not hold"
    case .in: "is one of a list of values"
    case .like: "fits a pattern: % is any text, _ any character"
    case .ilike: "fits a pattern in any letter case"
    case .between: "from one number to another, both included"
    case .asc: "the smallest first"
    case .desc: "the largest first"
    case .with, .others: "and all others as one group"
    case .including: "with the bucket that is still running"
    default: timeSummary
    }
  }

  private var timeSummary: String {
    switch self {
    case .now: "the end of the newest complete bucket"
    case .today: "the day that is running, or its start"
    case .yesterday: "the day before today"
    case .this: "the one that is running"
    case .week: "from Monday on"
    case .month, .quarter, .year: "of the calendar"
    case .ago: "so much earlier"
    case .auto: "as long as fits the range"
    case .previous: "the one before"
    case .linear: "between those before and behind"
    case .null: "no value"
    case .nearest: "a value of a bucket, not one between two; empty buckets count as 0"
    case .nothing: "only the rows that there are"
    default: targetSummary
    }
  }

  private var targetSummary: String {
    switch self {
    case .analyze: "asks, and tells what happened"
    case .format: "how the plan is told"
    case .text: "lines for people"
    case .json: "one object, with the bodies of the requests"
    case .curl: "commands for curl"
    case .metrics: "what is measured"
    case .dimensions: "what answers can be split and filtered by"
    case .intervals: "the lengths of buckets, and their limits"
    case .limits: "the limits of the backend"
    case .functions: "what expressions can call"
    case .settings: "what SET can change"
    case .values, .of: "the values of a dimension, those with the most first"
    default: "a word"
    }
  }
}
