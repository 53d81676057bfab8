import PQModel
import PQPlan

extension Buckets {
  /// Returns the number of the bucket in which each row begins. Every slice lies inside the range, so
  /// every row has a bucket.
  func numbers(of starts: [Int64]) -> [UInt32] {
    guard count > 1, let first = starts.first else {
      return Array(repeating: 0, count: starts.count)
    }
    return commonLength.map { evenNumbers(of: starts, first, $0.milliseconds) }
      ?? unevenNumbers(of: starts)
  }

  /// Returns the bucket numbers if all buckets have the same length. Most rows come in order of time
  /// and share a start with the row before, so the last result is used again.
  private func evenNumbers(of starts: [Int64], _ first: Int64, _ length: Int64) -> [UInt32] {
    let from = range.from.milliseconds
    var (start, number) = (first, (first - from) / length)
    return starts.withUnsafeBufferPointer { starts in
      Array(rows: starts.count) { row in
        if starts[row] != start {
          start = starts[row]
          number = (start &- from) / length
        }
        return UInt32(truncatingIfNeeded: number)
      }
    }
  }

  private func unevenNumbers(of starts: [Int64]) -> [UInt32] {
    var number = 0
    var (from, to) = (self[0].from.milliseconds, self[0].to.milliseconds)
    return Array(rows: starts.count) { row in
      let start = starts[row]
      if start < from || start >= to {
        number = index(of: Instant(milliseconds: start)) ?? 0
        (from, to) = (self[number].from.milliseconds, self[number].to.milliseconds)
      }
      return UInt32(truncatingIfNeeded: number)
    }
  }

  /// Returns the start of each of the given buckets, in milliseconds since the epoch.
  func starts(of numbers: [UInt32]) -> [Int64] {
    if let length = commonLength?.milliseconds {
      let from = range.from.milliseconds
      return Array(rows: numbers.count) { from &+ Int64(numbers[$0]) &* length }
    }
    let starts = (0..<count).map { self[$0].from.milliseconds }
    return starts.rows(numbers)
  }
}
