package import PQSystem
import Synchronization

/// A file that is told what goes over the wire, for whoever has to find out what went wrong.
///
/// The token is in none of it, nor are cookies; of each answer it has the first 64 KiB. Tries of
/// several requests may alternate: each line `==` says by a number which one goes on.
public final class Trace: Sendable {
  /// Why there is no trace.
  public struct Failure: Error, Sendable, CustomStringConvertible {
    /// One sentence.
    public let description: String
  }

  private let descriptor: Int32
  private let count = Atomic(0)

  /// Begins a file, which nobody but its owner may read, even if it was there and others could. What
  /// was in it is gone.
  public convenience init(path: String) throws(Failure) {
    try self.init(path: FilePath(path))
  }

  /// Begins a file whose path need not be UTF-8.
  package init(path: FilePath) throws(Failure) {
    do throws(SystemError) {
      descriptor = try SystemCall.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND)
    } catch {
      throw Failure(description: "the trace \(path) cannot be written (\(error.reason))")
    }
    // A device or a pipe has readers of its own.
    guard let status = try? SystemCall.status(descriptor), status.isRegularFile else { return }
    _ = fchmod(descriptor, 0o600)
  }

  deinit { close(descriptor) }

  /// The number of the next try.
  func nextNumber() -> Int { count.add(1, ordering: .relaxed).newValue }

  /// Adds bytes, all at once. A disk that is full costs the trace, and not the answer.
  func add(_ bytes: [UInt8]) {
    try? SystemCall.writeAll(descriptor, bytes)
  }
}
