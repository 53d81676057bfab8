/// What is known of the cost of requests before any is sent.
public struct Forecast: Sendable, Equatable {
  /// How many of the requests are answered from what is kept here.
  public let cached: Int
  /// How many others are answered from it in part, so that less is asked for.
  public let cachedInPart: Int
  /// How long those that are sent have to wait until the last of them may be.
  public let wait: TimeSpan

  /// A forecast; without arguments, nothing is kept and nothing waits.
  public init(
    cached: Int = 0, cachedInPart: Int = 0, wait: TimeSpan = TimeSpan(milliseconds: 0)
  ) {
    self.cached = cached
    self.cachedInPart = cachedInPart
    self.wait = wait
  }
}
