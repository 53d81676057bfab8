import PQModel

/// Time-zone files as defined in RFC 9636. A file has a block of changes of the clock, a second block
/// with longer time values, and a footer with the rules for later years.
enum TZifFile {
  /// Returns true if bytes start like a time-zone file.
  static func isOne(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "TZif".utf8) }

  /// Returns the rules of a zone from the bytes of its file; `nil` if the bytes are not valid.
  static func rules(named name: String, _ bytes: [UInt8]) -> ZoneRules? {
    var reader = BigEndianReader(bytes)
    guard let header = TZifHeader(&reader) else { return nil }
    guard header.version > 1 else {
      return TZifBlock(header, timeSize: 4, &reader).map { rules(named: name, $0, footer: nil) }
    }
    guard reader.bytes(header.length(timeSize: 4)) != nil, let header = TZifHeader(&reader),
      let block = TZifBlock(header, timeSize: 8, &reader),
      let line = footer(reader.remainder)
    else { return nil }
    guard !line.isEmpty else { return rules(named: name, block, footer: nil) }
    return PosixZone(line).map { rules(named: name, block, footer: $0) }
  }

  /// Returns the footer, which is one line between two line feeds; `nil` if the bytes have another form.
  private static func footer(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let end = UInt8(ascii: "\n")
    guard bytes.first == end else { return nil }
    let line = bytes.dropFirst().prefix { $0 != end }
    return line.endIndex < bytes.endIndex ? line : nil
  }

  private static func rules(
    named name: String, _ block: TZifBlock, footer: PosixZone?
  ) -> ZoneRules {
    let later = footer?.transitions(after: block.transitions.last?.instant) ?? []
    var changes: [ZoneRules.Transition] = []
    for next in block.transitions + later {
      // If two changes are at the same instant, only the second counts. A change to the same offset does
      // not count.
      if changes.last?.instant == next.instant { changes.removeLast() }
      if next.offset != changes.last?.offset ?? block.firstOffset { changes.append(next) }
    }
    return ZoneRules(name: name, offset: block.firstOffset, transitions: changes)
  }
}

/// The header before each block of a TZif file (RFC 9636, section 3.1).
private struct TZifHeader {
  /// The version of the format, from 1. From version 2 on, the file has a second block with longer time
  /// values.
  let version: Int
  /// The number of changes of the clock in the block.
  let changes: Int
  /// The number of states of the clock. Each change refers to a state.
  let states: Int
  /// The number of leap seconds in the block.
  let leapSeconds: Int
  private let letters: Int
  private let marks: Int

  init?(_ reader: inout BigEndianReader) {
    guard let magic = reader.bytes(4), magic.elementsEqual("TZif".utf8),
      let version = reader.signed(1), reader.bytes(15) != nil,
      let utcMarks = reader.count(), let standardMarks = reader.count(),
      let leapSeconds = reader.count(), let changes = reader.count(),
      let states = reader.count(), let letters = reader.count()
    else { return nil }
    // Version 1 is written as a zero byte. Later versions are written as a digit.
    self.version = version == 0 ? 1 : Int(version) - 0x30
    (self.changes, self.states, self.leapSeconds) = (changes, states, leapSeconds)
    (self.letters, marks) = (letters, utcMarks + standardMarks)
    guard (1...9).contains(self.version) else { return nil }
  }

  /// Returns the number of bytes after the changes and states of a block. A time value has `timeSize`
  /// bytes.
  func tail(timeSize: Int) -> Int { letters + leapSeconds * (timeSize + 4) + marks }

  /// Returns the number of bytes of the block. A time value has `timeSize` bytes.
  func length(timeSize: Int) -> Int {
    changes * (timeSize + 1) + states * 6 + tail(timeSize: timeSize)
  }
}

/// A block of changes of the clock (RFC 9636, section 3.2).
private struct TZifBlock {
  /// The offset from UTC before the first change, positive if clocks are ahead of UTC.
  let firstOffset: TimeSpan
  let transitions: [ZoneRules.Transition]

  /// Reads a block. A time value of the block has `timeSize` bytes.
  ///
  /// The result is `nil` if the block does not match its header. It is also `nil` if the block counts
  /// leap seconds, because then its time values are not times since the epoch.
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
  /// Creates an instant from seconds since the epoch. Some files start with a change that is too early
  /// for milliseconds. Its time becomes the earliest instant.
  fileprivate init(seconds: Int64) {
    let (milliseconds, overflows) = seconds.multipliedReportingOverflow(by: 1000)
    self.init(milliseconds: overflows ? (seconds < 0 ? .min : .max) : milliseconds)
  }
}

/// A reader of bytes from the start of a file. Numbers are in network byte order (the highest byte
/// first).
private struct BigEndianReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  /// Returns the next `count` bytes; `nil` if there are fewer bytes.
  mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  /// The bytes that were not read yet.
  var remainder: ArraySlice<UInt8> { rest }

  /// Returns the next signed number of `count` bytes, at most eight; `nil` if there are fewer bytes.
  mutating func signed(_ count: Int) -> Int64? {
    bytes(count).map { bytes in
      let isNegative = bytes.first.map { $0 >= 0x80 } ?? false
      return bytes.reduce(isNegative ? -1 : 0) { $0 << 8 | Int64($1) }
    }
  }

  /// Returns the next unsigned number of four bytes; `nil` if there are fewer bytes.
  mutating func count() -> Int? {
    bytes(4).map { bytes in bytes.reduce(0) { $0 << 8 | Int($1) } }
  }
}
