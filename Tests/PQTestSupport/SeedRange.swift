import Foundation

/// The seeds of random tests. `Tests/more` chooses others than `Tests/run`.
public enum SeedRange {
  /// Returns the seeds that a variable of the environment names, such as `1000..2000` or `17`.
  ///
  /// - Parameter usual: The seeds if the variable is not set.
  public static func named(
    _ variable: String, or usual: ClosedRange<UInt64>
  ) -> ClosedRange<UInt64> {
    guard let text = ProcessInfo.processInfo.environment[variable] else { return usual }
    let ends = text.components(separatedBy: "..").map { UInt64($0) }
    guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1], first <= last
    else { fatalError("\(variable) is \(text); write the first and the last seed, as 1000..2000") }
    return first...last
  }
}
