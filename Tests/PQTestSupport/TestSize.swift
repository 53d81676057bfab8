import Foundation

/// The number of cases of slow tests. `Tests/run` runs all of them. `swift test` runs the first few, so
/// that the tests of one room end in seconds.
public enum TestSize {
  /// True in `Tests/run`.
  public static let isFull = ProcessInfo.processInfo.environment["PQ_TESTS"] == "full"

  /// Returns all cases in `Tests/run`, and otherwise the first `few`.
  public static func cases<Cases: Collection>(_ all: Cases, few: Int) -> [Cases.Element] {
    isFull ? Array(all) : Array(all.prefix(few))
  }
}
