/// The buckets of a range, with borders in milliseconds since the epoch.
enum Buckets: Sendable {
  /// Buckets of equal length.
  case uniform(from: Int64, length: Int64, count: Int)
  /// Adjacent buckets, given by their borders.
  case listed([Int64])
  /// Buckets in order, with possible gaps between them.
  case pieces([Range<Int64>])

  var count: Int {
    switch self {
    case .uniform(_, _, let count): count
    case .listed(let borders): borders.count - 1
    case .pieces(let pieces): pieces.count
    }
  }

  var from: Int64 {
    switch self {
    case .uniform(let from, _, _): from
    case .listed(let borders): borders.first ?? 0
    case .pieces(let pieces): pieces.first?.lowerBound ?? 0
    }
  }

  var to: Int64 {
    switch self {
    case .uniform(let from, let length, let count): from + Int64(count) * length
    case .listed(let borders): borders.last ?? 0
    case .pieces(let pieces): pieces.last?.upperBound ?? 0
    }
  }

  var minutes: Int { Int((to - from) / 60_000) }

  /// Returns true if all borders are multiples of a length in minutes, counted from the epoch.
  func areMultiples(of minutes: Int) -> Bool {
    let grain = Int64(minutes) * 60_000
    return switch self {
    case .uniform(let from, let length, _): from % grain == 0 && length % grain == 0
    case .listed(let borders): borders.allSatisfy { $0 % grain == 0 }
    case .pieces(let pieces):
      pieces.allSatisfy { $0.lowerBound % grain == 0 && $0.upperBound % grain == 0 }
    }
  }

  /// The range of each bucket.
  var ranges: [Range<Int64>] {
    switch self {
    case .uniform(let from, let length, let count):
      (0..<Int64(count)).map { from + $0 * length..<from + ($0 + 1) * length }
    case .listed(let borders): zip(borders, borders.dropFirst()).map { $0..<$1 }
    case .pieces(let pieces): pieces
    }
  }
}
