public import PQModel

/// What is known of the cost of a plan beside its requests, before anything is sent.
public struct Forecast: Sendable, Equatable {
  /// How many of the requests are answered from what is kept here.
  public let cached: Int
  /// How long the others have to wait for leave to be sent.
  public let wait: TimeSpan

  /// A forecast; without arguments, nothing is kept and nothing waits.
  public init(cached: Int = 0, wait: TimeSpan = TimeSpan(milliseconds: 0)) {
    self.cached = cached
    self.wait = wait
  }
}

extension Plan {
  /// The first line of EXPLAIN: what the answer costs, if nothing is kept and nothing waits.
  public var summary: String { summary(Forecast()) }

  /// The first line of EXPLAIN: what the answer costs.
  public func summary(_ forecast: Forecast) -> String {
    let wait = forecast.wait.milliseconds == 0 ? "no wait" : "a wait of about \(forecast.wait)"
    switch requests.count {
    case 0: return "no request: the filters contradict each other, so no row can match"
    case 1: return "1 request, \(forecast.cached == 1 ? "" : "not ")cached, \(wait)"
    case let count:
      let cached =
        switch forecast.cached {
        case 0: "none cached"
        case count: "all cached"
        default: "\(forecast.cached) cached"
        }
      return "\(count) requests, \(cached), \(wait)"
    }
  }
}
