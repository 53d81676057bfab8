import PQModel
import PQSemantics
import PQSyntax

/// The ways to change a query, from the smallest change to the largest.
extension NearestQuery {
  /// The query without changes.
  private var unchanged: Candidate {
    Candidate(every: query.every, asked: AskedRange(query.range))
  }

  /// Returns the query with INCLUDING NOW, if its range has no complete bucket.
  func withNow() -> [Candidate] {
    guard case .range(.empty) = failure, query.range.form.isOpen, !query.range.includesNow,
      let grid = grids.first
    else { return [] }
    let asked = query.range.resolved(grid)
    let range = TimeRange(from: grid.start(of: asked.from), to: asked.to)
    var candidate = unchanged.moved(to: range, on: grid)
    candidate.asked.includesNow = true
    let end = query.range.source.upperBound
    candidate.changes.append((FixIt.Edit(end..<end, " INCLUDING NOW"), "INCLUDING NOW"))
    return [candidate]
  }

  /// Returns the query with other buckets in the same period, the most similar length first.
  func withOtherBuckets() -> [Candidate] {
    guard case .during = query.range.form, case .bucket(let own, _) = query.every else { return [] }
    let length = own.typicalLength
    let others = usual.filter { $0.typicalLength != length }
    return others.sorted {
      $0.typicalLength.ratio(to: length) < $1.typicalLength.ratio(to: length)
    }.map(with)
  }

  /// Returns the query with ends on bucket borders.
  func withWholeBuckets() -> [Candidate] {
    grids.map { with($0).moved(to: aligned(to: $0), on: $0) }
  }

  /// Returns the query with the longest range that is kept by the backend and has the same end.
  func withinRetention() -> [Candidate] {
    grids.compactMap { grid in
      let range = aligned(to: grid)
      guard let earliest = failure(of: with(grid).moved(to: range, on: grid))?.earliest else {
        return nil
      }
      let start = grid.raised(max(earliest, range.from))
      guard start < range.to else { return nil }
      return with(grid).moved(to: TimeRange(from: start, to: range.to), on: grid)
    }
  }

  /// Returns the query with other buckets, if it names its own.
  private func with(_ grid: Bucketing) -> Candidate {
    guard case .bucket(let own, let place) = query.every, grid != own else { return unchanged }
    var candidate = unchanged
    candidate.every = .bucket(grid, at: place)
    candidate.changes = [(FixIt.Edit(place, grid.description), "EVERY \(grid)")]
    return candidate
  }
}

extension TimeSpan {
  /// Returns the ratio of the longer length to the shorter one.
  fileprivate func ratio(to other: TimeSpan) -> Double {
    let ratio = Double(milliseconds) / Double(other.milliseconds)
    return max(ratio, 1 / ratio)
  }
}
