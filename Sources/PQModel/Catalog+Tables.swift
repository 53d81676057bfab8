extension Catalog {
  /// The result of SHOW METRICS, with one row for each metric.
  public var metricTable: Table {
    Table([
      .texts("metric", metrics.map(\.rawValue)),
      .texts("unit", metrics.map(\.unit.name)),
      .texts("over time", metrics.map(\.overTime.rawValue)),
      .texts("meaning", metrics.map(\.summary)),
    ])
  }

  /// The result of SHOW DIMENSIONS, with one row for each dimension.
  public var dimensionTable: Table {
    Table([
      .texts("dimension", dimensions.map(\.rawValue)),
      .texts("short", dimensions.map(\.shortName)),
      .texts("meaning", dimensions.map(\.summary)),
    ])
  }

  /// The result of SHOW INTERVALS, with one row for each interval and its limits.
  public var intervalTable: Table {
    Table([
      .texts("interval", limits.rules.map(\.interval.rawValue)),
      .texts("longest range", limits.rules.map { $0.maxRange?.description ?? "unlimited" }),
      .texts("reaches back", limits.rules.map { $0.retention?.description ?? "unlimited" }),
    ])
  }

  /// The result of SHOW LIMITS, with one row for each limit, as a sentence.
  public var limitTable: Table {
    var rows = [("dimensions in BY", "at most \(limits.maxDimensions)")]
    for rule in limits.rules {
      let range = rule.maxRange.map { "at most \($0) at once" }
      let retention = rule.retention.map { "within the last \($0)" }
      let limit = [range, retention].compactMap { $0 }.joined(separator: ", ")
      rows.append(("EVERY \(rule.interval.rawValue)", limit.isEmpty ? "unlimited" : limit))
    }
    return Table([.texts("what", rows.map(\.0)), .texts("limit", rows.map(\.1))])
  }
}
