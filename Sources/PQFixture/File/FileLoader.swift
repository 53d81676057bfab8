import PQEngine
import PQModel
import PQSystem
import PQWire

/// Loads a fixture file: decodes it as a stream and collects its rows.
enum FileLoader {
  /// The maximum number of rows in a chunk. In a larger chunk, the runs of equal groups would be longer.
  /// But a chunk should fit into the processor's cache while it is sorted.
  private static let chunkCapacity = 1 << 15

  /// Returns the rows of a file.
  ///
  /// - Throws: A failure if the file cannot be opened or read, if its text is invalid, or if a row
  ///   occurs twice. The message is one sentence.
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

  /// Decodes a file and passes each batch to a closure until the closure returns false.
  ///
  /// - Throws: A failure if the file cannot be read or if its text is invalid.
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

  /// Returns the failure for a repeated row, with the positions of both rows. It reads the file a second
  /// time, so that the first pass does not have to store the position of every row.
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

/// A fixture file that is open for reading.
struct FixtureFile: ~Copyable {
  /// The format, determined by the ending of the file name.
  let format: AnswerFormat
  private let path: FilePath
  private let descriptor: Int32

  /// Opens a file.
  ///
  /// - Throws: A failure if the name does not end in `.csv` or `.json`, or if the file cannot be
  ///   opened.
  init(path: FilePath) throws(BackendFailure) {
    let format = try Self.format(of: path)
    let descriptor = try Self.open(path)
    self.path = path
    self.format = format
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Reads the next bytes of the file into memory.
  ///
  /// - Returns: The number of bytes read: 0 at the end of the file, -1 if the read failed. After -1,
  ///   `failure` has the reason.
  func fill(_ room: UnsafeMutableRawBufferPointer) -> Int {
    SystemCall.uninterrupted { SystemCall.read(descriptor, into: room) }
  }

  /// The reason why the last read failed, derived from `errno`.
  var failure: BackendFailure { Self.failure(errno, path) }
}

extension FixtureFile {
  /// The last component of a path.
  static func name(of path: FilePath) -> String {
    (path.components.last ?? path).description
  }

  private static func format(of path: FilePath) throws(BackendFailure) -> AnswerFormat {
    switch FixtureFormat(path: name(of: path).lowercased().utf8) {
    case .csv?: return .csv
    case .json?: return .json
    case nil:
      throw BackendFailure("\(path) is not a fixture file; name one that ends in \(endings)")
    }
  }

  private static var endings: String { BackendKind.fileEndings.joined(separator: " or ") }

  private static func open(_ path: FilePath) throws(BackendFailure) -> Int32 {
    do throws(SystemError) {
      return try SystemCall.open(path, O_RDONLY)
    } catch {
      throw failure(error.code, path)
    }
  }

  private static func failure(_ code: Int32, _ path: FilePath) -> BackendFailure {
    switch code {
    case ENOENT, ENOTDIR:
      BackendFailure("there is no file \(path); check the path")
    case EISDIR:
      BackendFailure("\(path) is a directory; name a \(endings) file inside it")
    case EACCES, EPERM:
      BackendFailure("\(path) may not be read; give yourself the permission to read it")
    default:
      BackendFailure("\(path) cannot be read (\(SystemError(code: code).reason)); check the file")
    }
  }
}
