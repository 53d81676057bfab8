import PQModel

/// The buckets of a request, numbered from 0 and limited to the time for which a file can have rows
/// that are not ignored.
struct BucketRange {
  /// The time from the start of the first bucket to the end of the last, in units of the file since
  /// the epoch.
  let units: Range<Int>
  /// The length of a bucket, in units of the file.
  let length: Int

  init(_ request: ExportRequest, of rows: FileRows) {
    let unit = FileRows.unit.milliseconds
    let asked = request.range.from.milliseconds / unit..<request.range.to.milliseconds / unit
    // Clamping to 0 keeps the bucket boundaries: the epoch is a boundary for every length.
    let possible = asked.clamped(to: 0..<min(Int64(UInt32.max) + 1, Int64(rows.openUnit)))
    units = Int(possible.lowerBound)..<Int(possible.upperBound)
    length = Int(request.interval.length.milliseconds / unit)
  }

  /// A number greater than every bucket number of the range.
  var count: Int { units.count / length + 1 }

  /// Returns the number of the bucket that contains a unit of the range.
  func bucket(of unit: Int) -> Int { (unit &- units.lowerBound) / length }

  /// Returns the first unit of a bucket.
  func start(of bucket: Int) -> Int { units.lowerBound &+ bucket &* length }

  /// Returns true if rows within these units may belong to a bucket.
  func overlaps(_ span: ClosedRange<UInt32>) -> Bool {
    Int(span.upperBound) >= units.lowerBound && Int(span.lowerBound) < units.upperBound
  }
}
