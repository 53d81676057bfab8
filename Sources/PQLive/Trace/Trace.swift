package import PQSystem
import Synchronization

/// A file that records requests and answers, to find the cause of a problem.
///
/// It contains no token and no cookies, and at most 64 KiB of each body. The tries of several
/// requests can alternate: each line `==` has the number of the try that follows.
public final class Trace: Sendable {
  /// The reason why the file cannot be written.
  public struct Failure: Error, Sendable, CustomStringConvertible {
    /// One sentence that describes the failure.
    public let description: String
  }

  private let descriptor: Int32
  private let count = Atomic(0)

  /// Creates the file, or empties it if it exists. Only its owner can read it, even if others could
  /// before.
  ///
  /// - Throws: `Failure` if the file cannot be opened.
  public convenience init(path: String) throws(Failure) {
    try self.init(path: FilePath(path))
  }

  /// Creates the file at a path that need not be UTF-8.
  package init(path: FilePath) throws(Failure) {
    do throws(SystemError) {
      descriptor = try SystemCall.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND)
    } catch {
      throw Failure(description: "the trace \(path) cannot be written (\(error.reason))")
    }
    // A device or a pipe keeps its permissions.
    guard let status = try? SystemCall.status(descriptor), status.isRegularFile else { return }
    _ = fchmod(descriptor, 0o600)
  }

  deinit { close(descriptor) }

  /// Returns the number of the next try, counted from 1.
  func nextNumber() -> Int { count.add(1, ordering: .relaxed).newValue }

  /// Appends bytes in one call. Errors are ignored: a full disk costs the trace, but not the
  /// answer.
  func add(_ bytes: [UInt8]) {
    try? SystemCall.writeAll(descriptor, bytes)
  }
}
