import PQEngine
import PQModel
import PQSystem
import PQWire

/// Loads a file: streams it through the decoder, and collects the rows.
enum FileLoader {
  /// How many rows become a chunk. The more there are the more neighbours a group has; but while
  /// they are put in order they had better stay in the cache.
  private static let chunkCapacity = 1 << 15

  /// The rows of a file, or one sentence on what is wrong with it, and where.
  static func load(_ path: FilePath) throws(BackendFailure) -> FileRows {
    let file = try FixtureFile(path: path)
    var decoder = AnswerDecoder(format: file.format, source: .file, batchCapacity: chunkCapacity)
    var collector = RowCollector()
    try decode(file, path, &decoder) { batch in
      collector.take(batch)
      return collector.repeated == nil
    }
    if collector.repeated == nil { collector.searchRepeated() }
    if let row = collector.repeated { throw try failure(path, row) }
    return collector.rows(from: decoder)
  }

  /// Hands on every batch of a file, until told to stop.
  private static func decode(
    _ file: borrowing FixtureFile, _ path: FilePath, _ decoder: inout AnswerDecoder,
    into take: (borrowing RowBatch) -> Bool
  ) throws(BackendFailure) {
    var goesOn = true
    let sink: AnswerDecoder.Sink = { batch in if goesOn { goesOn = take(batch) } }
    var count = 1
    do {
      while goesOn, count > 0 {
        count = try decoder.receive(into: sink) { file.fill($0) }
      }
      if count == 0 { try decoder.finish(into: sink) }
    } catch {
      throw BackendFailure("\(FixtureFile.name(of: path)):\(error)")
    }
    if count < 0 { throw file.failure }
  }

  /// Says where a row and its repetition stand. That takes a second reading of the file, so that
  /// the first need not remember the place of every row.
  private static func failure(_ path: FilePath, _ row: RowKey) throws(BackendFailure)
    -> BackendFailure
  {
    let file = try FixtureFile(path: path)
    var decoder = AnswerDecoder(format: file.format, source: .file, batchCapacity: 1)
    var collector = RowCollector()
    var first: (row: Int, line: Int)?
    var second: (row: Int, position: TextPosition)?
    try decode(file, path, &decoder) { batch in
      guard collector.numbered(batch).contains(row) else { return true }
      if first != nil { second = (batch.firstRow, batch.start) }
      if first == nil { first = (batch.firstRow, batch.start.line) }
      return second == nil
    }
    guard let first, let second else {
      return BackendFailure("\(path) has changed while it was read; try again")
    }
    let name = FixtureFile.name(of: path)
    return BackendFailure(
      "\(name):\(second.position): row \(second.row) repeats row \(first.row) "
        + "in line \(first.line), with the same timestamp and the same dimensions")
  }
}
