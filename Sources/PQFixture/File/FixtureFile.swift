import PQEngine
import PQSystem
import PQWire

/// A fixture file that is open for reading.
struct FixtureFile: ~Copyable {
  /// The format that the ending of the file name specifies.
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

  /// Reads the next bytes of the file into a buffer.
  ///
  /// - Returns: The number of bytes read; 0 at the end of the file, -1 if the read failed.
  ///   `failure` then has the reason.
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
    let name = name(of: path).lowercased()
    if name.hasSuffix(".csv") { return .csv }
    if name.hasSuffix(".json") { return .json }
    throw BackendFailure("\(path) is not a fixture file; name one that ends in .csv or .json")
  }

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
      BackendFailure("\(path) is a directory; name a .csv or .json file inside it")
    case EACCES, EPERM:
      BackendFailure("\(path) may not be read; give yourself the permission to read it")
    default:
      BackendFailure("\(path) cannot be read (\(SystemError(code: code).reason)); check the file")
    }
  }
}
