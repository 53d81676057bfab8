import PQModel

/// Time-zone files as defined in RFC 9636: a block of changes of the clock, a second block with longer
/// times, and a footer with the rules for later years.
enum TZifFile {
  /// Returns true if bytes start like a time-zone file.
  static func isOne(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "TZif".utf8) }

  /// Returns the rules of a zone from the bytes of its file; `nil` if they are not valid.
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

  /// Returns the line between two line ends; `nil` if the bytes have another form.
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
      // A change that is replaced at the same instant, or that keeps the offset, is not a change.
      if changes.last?.instant == next.instant { changes.removeLast() }
      if next.offset != changes.last?.offset ?? block.firstOffset { changes.append(next) }
    }
    return ZoneRules(name: name, offset: block.firstOffset, transitions: changes)
  }
}
