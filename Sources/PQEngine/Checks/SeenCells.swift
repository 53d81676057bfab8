import PQModel

/// The groups and buckets of the rows of an answer so far. The rows may come in any order and in any
/// number of pieces.
///
/// It keeps one bit for each group and bucket. If this needs too much memory, because most groups have
/// traffic in few buckets, it keeps the pairs instead.
struct SeenCells {
  private let dimensions: [ExportDimension]
  /// The start of the range and the length of a bucket, in milliseconds.
  private let (from, length): (Int64, Int64)
  private let wordsPerGroup: Int
  private var groups: GroupIndex
  private var rowCount = 0
  /// One bit for each bucket, group by group.
  private var bits: [UInt64] = []
  /// The pairs of group and bucket; `nil` while `bits` is used.
  private var pairs: TupleIndex?

  /// The number of words of `bits` that is allowed for any number of rows: 8 MB.
  private static let wordLimit = 1 << 20

  init(_ request: ExportRequest) {
    dimensions = request.dimensions
    from = request.range.from.milliseconds
    length = request.interval.length.milliseconds
    wordsPerGroup = (request.bucketCount + 63) / 64
    groups = GroupIndex(dimensionCount: request.dimensions.count)
  }

  /// Adds the rows of a piece.
  ///
  /// - Returns: The first row whose group and bucket an earlier row has; `nil` if there is none. Then
  ///   rows after it are not added.
  mutating func firstRepetition(in piece: DataTable) -> Int? {
    var labels = AnswerGroups(dimensions.map { RowLabels($0, piece, []) }, in: &groups)
    let numbers = labels.numbers(rowCount: piece.rowCount, in: &groups)
    rowCount += numbers.count
    makeRoom()
    let starts = piece.starts
    return pairs == nil ? firstKnownBit(numbers, starts) : firstKnownPair(numbers, starts)
  }

  private mutating func firstKnownBit(_ groups: [UInt32], _ starts: [Int64]) -> Int? {
    var (start, bucket) = (from, 0)
    return bits.withUnsafeMutableBufferPointer { bits in
      for row in groups.indices {
        if starts[row] != start {
          start = starts[row]
          bucket = Int((start &- from) / length)
        }
        let word = Int(groups[row]) &* wordsPerGroup &+ bucket >> 6
        let bit: UInt64 = 1 << UInt64(bucket & 63)
        guard bits[word] & bit == 0 else { return row }
        bits[word] |= bit
      }
      return nil
    }
  }

  private mutating func firstKnownPair(_ groups: [UInt32], _ starts: [Int64]) -> Int? {
    for row in groups.indices where !insert(groups[row], UInt32((starts[row] - from) / length)) {
      return row
    }
    return nil
  }

  /// Adds a pair. Returns false if it was there before.
  private mutating func insert(_ group: UInt32, _ bucket: UInt32) -> Bool {
    let known = pairs?.count ?? 0
    return pairs?.number(of: group, bucket) == known
  }

  /// Makes room for all groups. If the bits would need too much memory, they become pairs.
  private mutating func makeRoom() {
    guard pairs == nil else { return }
    let (words, overflows) = max(1, groups.count).multipliedReportingOverflow(by: wordsPerGroup)
    guard overflows || words > max(Self.wordLimit, rowCount) else {
      return bits.append(contentsOf: repeatElement(0, count: max(0, words - bits.count)))
    }
    pairs = TupleIndex(width: 2)
    for (place, word) in bits.enumerated() where word != 0 {
      for bit in 0..<64 where word >> UInt64(bit) & 1 == 1 {
        let bucket = place % wordsPerGroup * 64 + bit
        _ = insert(UInt32(place / wordsPerGroup), UInt32(bucket))
      }
    }
    bits = []
  }
}
