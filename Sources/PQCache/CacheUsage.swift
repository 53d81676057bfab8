/// How many requests a cache has spared.
public struct CacheUsage: Sendable, Hashable {
  /// Requests that were not sent, because the whole answer was kept.
  public var spared = 0
  /// Requests that were sent for a part of their range only.
  public var shortened = 0
  /// Requests that were sent as they were.
  public var sent = 0

  /// No requests.
  public init() {}

  /// What came to be between two looks.
  public static func - (later: CacheUsage, earlier: CacheUsage) -> CacheUsage {
    var usage = later
    usage.spared -= earlier.spared
    usage.shortened -= earlier.shortened
    usage.sent -= earlier.sent
    return usage
  }
}
