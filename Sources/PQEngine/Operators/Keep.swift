import PQModel

extension Table {
  /// The rows whose bucket begins inside a range. A backend that takes the end of a range to be
  /// inside answers one bucket too many; it ends here.
  func keeping(_ range: TimeRange) -> Table {
    guard case .instants(let starts)? = self["timestamp"]?.values else { return self }
    let isInside = { (start: Int64) in range.contains(Instant(milliseconds: start)) }
    guard !starts.allSatisfy(isInside) else { return self }
    return rows(starts.indices.filter { isInside(starts[$0]) })
  }
}
