import PQModel

/// The changes of the clock that a TZif file lists explicitly (RFC 9636, section 3.2).
struct TZifBlock {
  /// The offset from UTC before the first change, positive if clocks are ahead of UTC.
  let firstOffset: TimeSpan
  let transitions: [ZoneRules.Transition]

  /// Reads a block whose times have `timeSize` bytes.
  ///
  /// The result is `nil` if the block does not match its header, or if it counts leap seconds: then
  /// its times are not times since the epoch.
  init?(_ header: TZifHeader, timeSize: Int, _ reader: inout BigEndianReader) {
    guard header.leapSeconds == 0, header.states > 0,
      header.length(timeSize: timeSize) <= reader.remainder.count,
      let instants = Self.instants(header.changes, timeSize: timeSize, &reader),
      let states = reader.bytes(header.changes), let offsets = Self.offsets(header.states, &reader),
      reader.bytes(header.tail(timeSize: timeSize)) != nil,
      states.allSatisfy({ $0 < offsets.count })
    else { return nil }
    firstOffset = offsets[0]
    transitions = zip(instants, states).map { .init(at: $0, to: offsets[Int($1)]) }
  }

  private static func instants(
    _ count: Int, timeSize: Int, _ reader: inout BigEndianReader
  ) -> [Instant]? {
    var times: [Int64] = []
    for _ in 0..<count {
      guard let time = reader.signed(timeSize), times.last.map({ $0 < time }) ?? true else {
        return nil
      }
      times.append(time)
    }
    return times.map { Instant(seconds: $0) }
  }

  private static func offsets(_ count: Int, _ reader: inout BigEndianReader) -> [TimeSpan]? {
    var offsets: [TimeSpan] = []
    for _ in 0..<count {
      // The flag for summer time and the abbreviation are skipped.
      guard let offset = reader.signed(4), reader.bytes(2) != nil, abs(offset) < 26 * 3600 else {
        return nil
      }
      offsets.append(offset * .second)
    }
    return offsets
  }
}

extension Instant {
  /// Creates an instant from seconds since the epoch. Some files start with a change at a time that
  /// cannot be expressed in milliseconds. It becomes the earliest instant.
  fileprivate init(seconds: Int64) {
    let (milliseconds, overflows) = seconds.multipliedReportingOverflow(by: 1000)
    self.init(milliseconds: overflows ? (seconds < 0 ? .min : .max) : milliseconds)
  }
}
