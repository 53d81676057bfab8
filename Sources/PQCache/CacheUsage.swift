/// The numbers of requests that a cache has avoided, shortened or passed on.
public struct CacheUsage: Sendable, Hashable {
  /// The number of requests that were not sent, because the whole answer was cached.
  public var spared = 0
  /// The number of requests that were sent for a part of their range only.
  public var shortened = 0
  /// The number of requests that were sent unchanged.
  public var sent = 0

  /// Creates a usage of zero requests.
  public init() {}

  /// Returns the difference between two states of a cache.
  public static func - (later: CacheUsage, earlier: CacheUsage) -> CacheUsage {
    var usage = later
    usage.spared -= earlier.spared
    usage.shortened -= earlier.shortened
    usage.sent -= earlier.sent
    return usage
  }
}
