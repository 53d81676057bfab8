public import PQEngine
public import PQModel

/// The audience of a streaming site that does not exist: built in, the same for everybody, and as
/// quick for a year as for an hour.
///
/// It has traffic in every minute from the start of 2025 up to its clock, by the limits that the
/// vendor documents, and a few incidents that are worth finding.
public struct DemoBackend: Backend {
  /// `demo`.
  public let name = "demo"
  /// All that the vendor documents.
  public let catalog = Catalog()
  /// The end of its data, which come by whole minutes.
  public let clock: Instant

  /// The demo at a time of its own, or at that of a run that sets its clock.
  public init(clock: Instant = .demoClock) {
    self.clock = clock
  }

  /// Adds up the traffic of the groups that match, bucket by bucket.
  public func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    sink.take(table(for: request))
  }

  /// All values that the audience has, the one with the most groups first; none before its first
  /// minute is over.
  public func knownValues(of dimension: Dimension) -> [String] {
    guard !minutesWithData.isEmpty else { return [] }
    let labels = Self.roster.labels(dimension)
    var counts = [Int](repeating: 0, count: labels.dictionary.count)
    for code in labels.codes { counts[Int(code)] += 1 }
    let order = counts.indices.filter { counts[$0] > 0 }.sorted {
      (counts[$1], $0) < (counts[$0], $1)
    }
    return order.map { labels.dictionary[$0] }
  }

  func table(for request: ExportRequest) -> Table {
    let selection = GroupSelection(request, from: Self.roster)
    var grid = BucketGrid(request, rowCount: selection.rowCount, data: minutesWithData)
    if !grid.minutes.isEmpty {
      addUsualTraffic(of: selection, to: &grid)
      addIncidents(of: selection, to: &grid)
    }
    return grid.table(request, labels: selection.labels)
  }

  private func addUsualTraffic(of selection: GroupSelection, to grid: inout BucketGrid) {
    var timeline = Timeline(grid.edges, roster: Self.roster)
    for (member, row) in zip(selection.members, selection.rows) {
      grid.add(Self.roster.groups[member], along: &timeline, from: 0, row: row)
    }
  }

  private func addIncidents(of selection: GroupSelection, to grid: inout BucketGrid) {
    for incident in Incident.calendar where incident.minutes.overlaps(grid.minutes) {
      let buckets = grid.buckets(in: incident.minutes)
      let minutes = grid.edges[buckets.lowerBound...buckets.upperBound].map(incident.clamped)
      var timeline = Timeline(minutes, roster: Self.roster)
      let concerned = incident.concerned(in: Self.roster)
      for (member, row) in zip(selection.members, selection.rows) where concerned[member] {
        grid.add(
          Self.roster.groups[member], along: &timeline, from: buckets.lowerBound, row: row,
          incident.change)
      }
    }
  }

  private var minutesWithData: Range<Int64> {
    let end = min(max(clock, Self.start), Self.horizon)
    return Self.start.minute..<end.minute
  }

  static let roster = Roster(count: 300, seed: 2026)
  private static let start = CivilTime(year: 2025, month: 1, day: 1).instant
  /// The running totals are exact up to here, whatever clock a run sets.
  private static let horizon = CivilTime(year: 9999, month: 12, day: 31).instant
}

extension Instant {
  /// The demo's clock, 2026-01-15T20:30:00Z: a Thursday evening in Europe.
  public static let demoClock = Instant(milliseconds: 1_768_509_000_000)
}
