public import PQEngine
public import PQModel

/// A built-in backend with the audience of an invented streaming site. The data is the same for
/// every user, and the time for an answer depends on the number of buckets, not on the length of
/// the range.
///
/// It has traffic in every minute from 2025-01-01T00:00:00Z to its clock. A few incidents change the
/// traffic. It has the limits that the vendor of the API documents.
public struct DemoBackend: DetailedBackend {
  /// The name of the backend, always `demo`.
  public let name = "demo"
  /// All metrics and dimensions, with the limits that the vendor of the API documents.
  public let catalog = Catalog()
  /// The time that requests use as "now". The data ends at this time, rounded down to a whole minute.
  public let clock: Instant

  /// Creates a backend whose clock is 2026-01-15T20:30:00Z, a Thursday evening in Europe.
  public init() { self.init(clock: .demoClock) }

  /// Creates a backend with another clock.
  public init(clock: Instant) { self.clock = clock }

  /// Sends the traffic of the matching groups, added up for each bucket, in one table. This
  /// function never throws.
  public func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    sink.take(table(for: request))
  }

  /// Returns all values of a dimension in the demo's data. The values are sorted by the number of groups
  /// that have the value, the largest number first. The array is empty if the clock is before the end of
  /// the first minute of data.
  public func knownValues(of dimension: ExportDimension) -> [String] {
    guard !minutesWithData.isEmpty else { return [] }
    let labels = Self.population.labels(dimension)
    var counts = [Int](repeating: 0, count: labels.dictionary.count)
    for code in labels.codes { counts[Int(code)] += 1 }
    let order = counts.indices.filter { counts[$0] > 0 }.sorted {
      (counts[$1], $0) < (counts[$0], $1)
    }
    return order.map { labels.dictionary[$0] }
  }

  /// More facts about the backend, for EXPLAIN and for messages.
  public var details: BackendDetails { BackendDetails(of: self) }

  package func allValues(of dimension: ExportDimension) -> [String]? {
    knownValues(of: dimension)
  }

  func table(for request: ExportRequest) -> DataTable {
    let selection = GroupSelection(request, from: Self.population)
    var grid = BucketGrid(request, rowCount: selection.rowCount, data: minutesWithData)
    if !grid.minutes.isEmpty {
      addUsualTraffic(of: selection, to: &grid)
      addIncidents(of: selection, to: &grid)
    }
    return grid.table(request, labels: selection.labels)
  }

  private func addUsualTraffic(of selection: GroupSelection, to grid: inout BucketGrid) {
    var curvePositions = CurvePositions(grid.clampedBounds, population: Self.population)
    for (member, row) in zip(selection.members, selection.rows) {
      grid.add(Self.population.groups[member], along: &curvePositions, from: 0, row: row)
    }
  }

  private func addIncidents(of selection: GroupSelection, to grid: inout BucketGrid) {
    for incident in Incident.calendar where incident.minutes.overlaps(grid.minutes) {
      let buckets = grid.buckets(in: incident.minutes)
      let minutes = grid.clampedBounds[buckets.lowerBound...buckets.upperBound].map(
        incident.clamped)
      var curvePositions = CurvePositions(minutes, population: Self.population)
      let affectedGroups = incident.affectedGroups(in: Self.population)
      for (member, row) in zip(selection.members, selection.rows) where affectedGroups[member] {
        grid.add(
          Self.population.groups[member], along: &curvePositions, from: buckets.lowerBound,
          row: row,
          incident.addedTraffic)
      }
    }
  }

  private var minutesWithData: Range<Int64> {
    let end = min(max(clock, Self.start), Self.latestEnd)
    return Self.start.minute..<end.minute
  }

  static let population = Population(count: 300, seed: 2026)
  private static let start = CivilTime(year: 2025, month: 1, day: 1).instant
  /// The data never ends after this instant, even if the clock is later. The running totals are exact up
  /// to this instant.
  private static let latestEnd = CivilTime(year: 9999, month: 12, day: 31).instant
}

extension Instant {
  /// The default clock of the demo, 2026-01-15T20:30:00Z. It is a Thursday evening in Europe.
  package static let demoClock = Instant(milliseconds: 1_768_509_000_000)
}

/// The groups that a request selects, and the row of each group. The traffic of a group is added to its
/// row in every bucket.
private struct GroupSelection {
  /// The groups that match every filter, as indices into the population's groups.
  let members: [Int]
  /// The row of each member.
  let rows: [Int]
  /// The labels of the rows, one column for each dimension of the request.
  let labels: [TextColumn]
  /// The number of rows in a bucket; 0 if no group matches.
  let rowCount: Int

  init(_ request: ExportRequest, from population: Population) {
    let members = Self.matching(request.filters, in: population)
    let split = request.dimensions.map(population.labels)
    var rows = [Int](repeating: 0, count: members.count)
    var firstMembers = members.isEmpty ? [] : [members[0]]
    for labels in split {
      (rows, firstMembers) = Self.refine(rows, firstMembers.count, members, by: labels)
    }
    self.members = members
    self.rows = rows
    rowCount = firstMembers.count
    self.labels = split.map { labels in
      TextColumn(codes: firstMembers.map { labels.codes[$0] }, dictionary: labels.dictionary)
    }
  }

  /// Returns the groups that match every filter.
  private static func matching(_ filters: [ExportRequest.Filter], in population: Population)
    -> [Int]
  {
    var members = Array(population.groups.indices)
    for filter in filters {
      let labels = population.labels(filter.dimension)
      let wanted = labels.dictionary.areAmong(filter.values)
      members.removeAll { !wanted[Int(labels.codes[$0])] }
    }
    return members
  }

  /// Splits the rows by one more dimension. Returns the new row of each member and the first member
  /// of each new row.
  private static func refine(
    _ rows: [Int], _ rowCount: Int, _ members: [Int], by labels: TextColumn
  ) -> (rows: [Int], firstMembers: [Int]) {
    let width = labels.dictionary.count
    var known = [Int](repeating: -1, count: rowCount * width)
    var firstMembers: [Int] = []
    let refined = zip(rows, members).map { row, member in
      let key = row * width + Int(labels.codes[member])
      if known[key] < 0 {
        known[key] = firstMembers.count
        firstMembers.append(member)
      }
      return known[key]
    }
    return (refined, firstMembers)
  }
}
