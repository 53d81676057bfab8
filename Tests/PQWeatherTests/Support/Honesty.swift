import PQ
import PQTestSupport

/// What is thought of an outcome in bad weather: the one place that decides what is honest.
enum Honesty: Equatable {
  /// All that a calm day would have given.
  case answered
  /// What is left of an answer in which something is missing, which is told.
  case answeredInPart
  /// There is no answer to a statement, and a sentence that says why.
  case failed(String)
  /// Something was shown that is not so, or nobody was told what has happened.
  case wrong(String)

  /// Compares an outcome with that of a calm day, to the last bit of every number.
  ///
  /// - Parameter words: those of which a sentence must have one, to say what has happened.
  init(_ outcome: Outcome, calm: Outcome, words: [String]) {
    if let difference = Self.difference(outcome.tables, calm.tables) {
      self = .wrong(difference)
    } else if outcome.failure == calm.failure {
      self = outcome.tables.count == calm.tables.count ? .answered : .wrong("a table is missing")
    } else if let failure = outcome.failure {
      let says = words.contains { failure.description.contains($0) }
      self = says ? .failed(failure.description) : .wrong("it does not say why: \(failure)")
    } else {
      self = .wrong("answered, and on a calm day: \(String(describing: calm.failure))")
    }
  }

  /// The verdict on what bad weather makes of a statement, in whole or in part.
  static func verdict(
    on outcome: Outcome, of statement: Statement, words: [String]
  ) async -> Honesty {
    let missing = outcome.answers.flatMap(\.missing)
    guard !missing.isEmpty else {
      return Honesty(outcome, calm: await statement.calmOutcome(), words: words)
    }
    for slice in missing where !words.contains(where: slice.failure.description.contains) {
      return .wrong("it does not say why: \(slice.failure)")
    }
    guard let left = await statement.outcome(without: missing) else { return .answeredInPart }
    if let difference = difference(outcome.tables, left.tables) { return .wrong(difference) }
    return outcome.isComplete ? .wrong("it says that all is there") : .answeredInPart
  }

  /// How the tables that there are differ from those of a calm day.
  private static func difference(_ tables: [Table], _ calm: [Table]) -> String? {
    guard tables.count <= calm.count else { return "there are more tables" }
    for (one, other) in zip(tables, calm) {
      if let difference = one.difference(to: other, tolerance: 0) { return difference }
      if one.captions != other.captions { return "\(one.captions), \(other.captions)" }
    }
    return nil
  }
}
