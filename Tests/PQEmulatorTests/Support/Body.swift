import PQModel

/// The body of a request. It is valid unless a test changes a field.
struct Body: CustomStringConvertible {
  /// The clock of `ScriptedBackend`, 2026-01-15T00:00Z, in milliseconds since the epoch.
  static let clock = CivilTime(year: 2026, month: 1, day: 15).instant.milliseconds
  static let minute: Int64 = 60_000
  static let hour = 60 * minute
  static let day = 24 * hour

  var fields: [(name: String, json: String)]

  /// Creates a request for a metric. The default range is the hour before the clock.
  init(
    from: Int64 = clock - hour, to: Int64 = clock, _ interval: String = "1m",
    _ rest: (name: String, json: String)...
  ) {
    fields = [("from", "\(from)"), ("to", "\(to)"), ("interval", "\"\(interval)\"")]
    fields += [("metrics", "[\"http\"]")] + rest
  }

  /// Creates a valid body in which one field is replaced, added or, if `json` is `nil`, removed.
  init(_ name: String, _ json: String?) {
    self.init()
    let place = fields.firstIndex { $0.name == name } ?? fields.count
    if place < fields.count { fields.remove(at: place) }
    if let json { fields.insert((name, json), at: place) }
  }

  var description: String {
    "{" + fields.map { "\"\($0.name)\": \($0.json)" }.joined(separator: ", ") + "}"
  }
}
