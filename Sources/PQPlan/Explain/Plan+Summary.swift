public import PQModel

extension Plan {
  /// The first line of EXPLAIN: the cost if nothing is cached and nothing waits.
  public var summary: String { summary(Forecast()) }

  /// Returns the first line of EXPLAIN: the cost by a forecast.
  public func summary(_ forecast: Forecast) -> String {
    let wait = forecast.wait.milliseconds == 0 ? "no wait" : "a wait of about \(forecast.wait)"
    switch requests.count {
    case 0: return "no request: the filters contradict each other, so no row can match"
    case 1: return "1 request, \(cached(forecast)), \(wait)"
    case let count: return "\(count) requests, \(cached(forecast)), \(wait)"
    }
  }

  private func cached(_ forecast: Forecast) -> String {
    switch (forecast.cached, forecast.cachedInPart, requests.count) {
    case (0, 0, 1): "not cached"
    case (0, 0, _): "none cached"
    case (1, _, 1): "cached"
    case (requests.count, _, _): "all cached"
    case (let whole, 0, _): "\(whole) cached"
    case (0, 1, 1): "cached in part"
    case (0, let part, _): "\(part) cached in part"
    case (let whole, let part, _): "\(whole) cached, \(part) in part"
    }
  }
}
