import PQModel
import PQPlan

/// The bucket of the result in which each inner bucket lies.
struct BucketOwners {
  private let owners: [UInt32]
  private let counts: [Int]

  /// - Parameters:
  ///   - now: The time up to which buckets count, or `nil` if all of them count completely.
  ///   - coverage: The coverage of the inner buckets, or `nil` if nothing is missing.
  init(of inner: Buckets, in outer: Buckets, until now: Instant?, _ coverage: Coverage? = nil) {
    var owners: [UInt32] = []
    var counts = [Int](repeating: 0, count: outer.count)
    owners.reserveCapacity(inner.count)
    var owner = 0
    for place in 0..<inner.count {
      let start = inner[place].from
      while owner + 1 < outer.count, start >= outer[owner].to { owner += 1 }
      owners.append(UInt32(owner))
      let hasBegun = now.map { start < $0 } ?? true
      if hasBegun, coverage?.leavesOut(place) != true { counts[owner] += 1 }
    }
    self.owners = owners
    self.counts = counts
  }

  /// Returns the number of inner buckets of a bucket that have begun and are covered.
  func count(_ bucket: Int) -> Int { bucket < counts.count ? counts[bucket] : 0 }

  /// Returns, for each row, the range of the inner rows that lie in it.
  func runs(of inner: RowSet, in rows: RowSet) -> [Range<Int>] {
    var place = 0
    return (0..<rows.count).map { row in
      let own = (rows.groups[row], rows.buckets[row])
      while place < inner.count, self.place(of: place, inner) < own { place += 1 }
      let start = place
      while place < inner.count, self.place(of: place, inner) == own { place += 1 }
      return start..<place
    }
  }

  private func place(of row: Int, _ inner: RowSet) -> (UInt32, UInt32) {
    (inner.groups[row], owners[Int(inner.buckets[row])])
  }
}
