import PQ
import PQTestSupport

/// The result of comparing an outcome with faults to the outcome without faults.
enum FaultOutcome: Equatable {
  /// The outcome is the same as without faults.
  case answered
  /// Parts are missing and reported. The rest is right.
  case answeredInPart
  /// A statement has no answer, and the message names the cause.
  case failed(String)
  /// A shown value is wrong, or a failure is not reported.
  case wrong(String)

  /// Compares an outcome with the outcome without faults. Numbers must be equal to the last bit.
  ///
  /// - Parameter words: Texts of which the message of a failure must contain at least one.
  init(_ outcome: Outcome, expected: Outcome, words: [String]) {
    if let difference = Self.difference(outcome.tables, expected.tables) {
      self = .wrong(difference)
    } else if outcome.failure == expected.failure {
      self =
        outcome.tables.count == expected.tables.count ? .answered : .wrong("a table is missing")
    } else if let failure = outcome.failure {
      let says = words.contains { failure.description.contains($0) }
      self = says ? .failed(failure.description) : .wrong("it does not say why: \(failure)")
    } else {
      self = .wrong("answered, but without faults: \(String(describing: expected.failure))")
    }
  }

  /// Compares an outcome with the outcome of the statement without faults. If parts are missing, the
  /// rest is compared.
  static func comparison(
    of outcome: Outcome, with statement: Statement, words: [String]
  ) async -> FaultOutcome {
    let missing = outcome.answers.flatMap(\.missing)
    guard !missing.isEmpty else {
      return FaultOutcome(outcome, expected: await statement.outcomeWithoutFaults(), words: words)
    }
    for slice in missing where !words.contains(where: slice.failure.description.contains) {
      return .wrong("it does not say why: \(slice.failure)")
    }
    guard let left = await statement.outcome(without: missing) else { return .answeredInPart }
    if let difference = difference(outcome.tables, left.tables) { return .wrong(difference) }
    return outcome.isComplete ? .wrong("it says that all is there") : .answeredInPart
  }

  /// Returns a description of the first difference between tables, or `nil` if there is none. Tables at
  /// the end may be missing.
  private static func difference(_ tables: [DataTable], _ expected: [DataTable]) -> String? {
    guard tables.count <= expected.count else { return "there are more tables" }
    for (one, other) in zip(tables, expected) {
      if let difference = one.difference(to: other, tolerance: 0) { return difference }
      if one.captions != other.captions { return "\(one.captions), \(other.captions)" }
    }
    return nil
  }
}
