/// The expected cost of the requests of a query, before any of them is sent.
public struct Forecast: Sendable, Equatable {
  /// The number of requests that the cache answers completely.
  public let cached: Int
  /// The number of other requests that the cache answers in part, so that less data is requested.
  public let cachedInPart: Int
  /// The time until the last of the remaining requests may be sent, because of the rate limit.
  public let wait: TimeSpan

  /// Creates a forecast. The default is that nothing is cached and no request waits.
  public init(
    cached: Int = 0, cachedInPart: Int = 0, wait: TimeSpan = TimeSpan(milliseconds: 0)
  ) {
    self.cached = cached
    self.cachedInPart = cachedInPart
    self.wait = wait
  }
}
