import PQModel

@testable import PQCache

/// Bytes of a file are read as an entry only if writing the entry gives the same bytes.
enum CacheOracle {
  static func check(_ input: [UInt8], _ found: inout Violations) {
    var choices = InputChoices(input)
    let name = choices.text(choices.below(60))
    if let entry = EntryName(fileName: name) {
      found.expect(entry.fileName == name, "entry-name-round-trip", name)
    }
    let layout = ColumnLayout(
      dimensions: ExportDimension.allCases.filter { _ in choices.below(3) == 0 },
      metrics: Metric.allCases.filter { _ in choices.below(2) == 0 })
    let interval = choices.pick(Interval.allCases)
    let start = Instant(milliseconds: choices.number()).floored(to: 14 * .day)
    let count = Int64(1 + choices.below(65_536))
    let range = TimeRange(from: start, to: start + count * interval.length)
    checkHeader(of: EntryName(range: range, metrics: [.http]), &choices, &found)
    let block = EntryBlock(range: range, interval: interval)
    let hasPrefix = choices.below(4) != 0
    var body = choices.takeRest()
    checkChecksum(of: body, &found)
    if hasPrefix { body = withPrefix(body, layout) }
    checkBlock(block, layout, body, &found)
  }

  /// Returns the columns of a block with a correct length and the number of rows that fit without
  /// dictionaries. So most inputs are not refused because of their first eight bytes.
  private static func withPrefix(_ body: [UInt8], _ layout: ColumnLayout) -> [UInt8] {
    let rowSize = 4 + 8 * layout.metrics.count + 4 * layout.dimensions.count
    let rowCount = layout.dimensions.isEmpty ? body.count / rowSize : Int(body.first ?? 0) % 8
    let size = layout.dimensions.isEmpty ? rowCount * rowSize : body.count
    var writer = ByteWriter()
    writer.add(UInt32(size + EntryBlock.prefixSize))
    writer.add(UInt32(rowCount))
    return writer.bytes + body.prefix(size)
  }

  private static func checkBlock(
    _ block: EntryBlock, _ layout: ColumnLayout, _ body: [UInt8], _ found: inout Violations
  ) {
    let answer = body.withUnsafeBytes { block.answer(in: $0, layout, wanted: layout.metrics) }
    guard let answer else { return }
    let table = answer.table
    found.expect(AnswerColumns(table, layout) == answer, "entry-table-round-trip", "\(table)")
    // Values of a dictionary that no row uses are not written again, so the bytes may differ.
    var writer = ByteWriter()
    let isWritten = block.write(answer, RowRuns(answer.starts, in: block.range), to: &writer)
    found.expect(isWritten, "entry-is-written-again", "\(table)")
    let again = writer.bytes.withUnsafeBytes {
      block.answer(in: $0, layout, wanted: layout.metrics)
    }
    found.expect(again.map(Self.texts) == Self.texts(answer), "entry-round-trip", "\(table)")
  }

  /// Returns the cells of an answer without its dictionaries.
  private static func texts(_ answer: AnswerColumns) -> [String] {
    let labels = answer.labels.map { column in column.codes.map { column.dictionary[Int($0)] } }
    return ["\(answer.starts)", "\(labels)", "\(answer.values)"]
  }

  /// A header is read as it was written, and not under another name.
  private static func checkHeader(
    of entry: EntryName, _ choices: inout InputChoices, _ found: inout Violations
  ) {
    var header = EntryHeader(
      digest: Digest(bytes: [UInt8](repeating: 7, count: Digest.length)),
      fetches: [FetchedRange(range: entry.range, clock: Instant(milliseconds: choices.number()))])
    header.rowCount = choices.below(65_536)
    header.bodySize = choices.below(65_536)
    header.bodyChecksum = choices.bits()
    let bytes = header.bytes(fileName: entry.fileName)
    let read = bytes.withUnsafeBytes { EntryHeader($0, entry) }
    let isInOrder = entry.range.from < entry.range.to
    found.expect(read == header || !isInOrder, "entry-header-round-trip", "\(header)")
    let other = EntryName(range: entry.range, metrics: [.p2p])
    let isRead = bytes.withUnsafeBytes { EntryHeader($0, other) } != nil
    found.expect(!isRead, "entry-header-belongs-to-its-name", "\(header)")
  }

  /// The change of one bit changes the checksum.
  private static func checkChecksum(of body: [UInt8], _ found: inout Violations) {
    guard let last = body.last else { return }
    var changed = body
    changed[Int(last) % body.count] ^= 1 << (last & 7)
    found.expect(
      checksum(of: changed) != checksum(of: body), "checksum-finds-a-changed-bit", "\(body)")
  }

  private static func checksum(of bytes: [UInt8]) -> UInt64 {
    var checksum = Checksum()
    bytes.withUnsafeBytes { checksum.add($0) }
    return checksum.value
  }
}
