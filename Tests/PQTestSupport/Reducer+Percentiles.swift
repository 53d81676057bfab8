public import PQModel

extension Reducer {
  /// An interpolated percentile.
  public static let p50 = percentile("50")
  /// An interpolated percentile.
  public static let p95 = percentile("95")
  /// An interpolated percentile.
  public static let p99 = percentile("99")

  private static func percentile(_ text: String) -> Reducer {
    guard let percentile = Percentile(text) else { fatalError("\(text) is not a percentile") }
    return .percentile(percentile)
  }
}
