import PQModel

/// The buckets of a request, numbered from 0, of which a file can have rows that count.
struct BucketRange {
  /// From the start of the first bucket to the end of the last, in units of the file.
  let units: Range<Int>
  /// The length of a bucket, in units of the file.
  let length: Int

  init(_ request: ExportRequest, of rows: FileRows) {
    let unit = FileRows.unit.milliseconds
    let asked = request.range.from.milliseconds / unit..<request.range.to.milliseconds / unit
    // The epoch, at which files begin, is a border of buckets of any length.
    let possible = asked.clamped(to: 0..<min(Int64(UInt32.max) + 1, Int64(rows.openUnit)))
    units = Int(possible.lowerBound)..<Int(possible.upperBound)
    length = Int(request.interval.length.milliseconds / unit)
  }

  /// One more than the number of the last bucket.
  var count: Int { units.count / length + 1 }

  /// The bucket into which a unit of the range falls.
  func bucket(of unit: Int) -> Int { (unit &- units.lowerBound) / length }

  /// The unit with which a bucket begins.
  func start(of bucket: Int) -> Int { units.lowerBound &+ bucket &* length }

  /// Whether rows of these units may fall into a bucket.
  func overlaps(_ span: ClosedRange<UInt32>) -> Bool {
    Int(span.upperBound) >= units.lowerBound && Int(span.lowerBound) < units.upperBound
  }
}
