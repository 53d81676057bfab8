import PQModel

/// A query over the known traffic, with rows that were computed by hand.
struct KnownCase {
  let name: String
  let query: OracleQuery
  let rows: [[Cell]]

  /// Creates a case of columns over buckets of a number of minutes. Without that number, the range is
  /// one bucket.
  init(
    _ name: String, _ columns: [Formula], from: String, to: String, every minutes: Int? = nil,
    _ rows: [[Cell]], on fixture: OracleFixture, zone: String? = nil,
    change: (inout OracleQuery) -> Void = { _ in }
  ) {
    let start = KnownTraffic.milliseconds(from)
    let end = KnownTraffic.milliseconds(to)
    let bucketLength = minutes.map { BucketLength.minutes($0) }
    let whole = Buckets.listed([start, end])
    let buckets =
      bucketLength.flatMap { BucketCalendar(zone: zone).buckets(from: start, to: end, $0) } ?? whole
    var query = OracleQuery(
      seed: 0, fixture: fixture,
      items: columns.map { OracleQuery.Item(formula: $0, alias: nil) },
      range: OracleRange(texts: [], buckets: buckets), bucketLength: bucketLength)
    change(&query)
    self.name = name
    self.query = query
    self.rows = rows
  }

  /// Returns the start of a bucket as a cell.
  static func time(_ text: String) -> Cell { .whole(KnownTraffic.milliseconds(text)) }
}

extension Formula {
  static let http = Formula.metric(.http)
  static let p2p = Formula.metric(.p2p)
  static let sessions = Formula.metric(.sessions)

  static func rank(_ part: Formula) -> Formula { .window(.rank, part) }
  static func share(_ part: Formula) -> Formula { .window(.share, part) }
  static func delta(_ part: Formula) -> Formula { .window(.delta, part) }
}
