import PQLineEditor
import PQRun
import PQSystem

/// The lines of standard input without a line editor; the terminal itself provides simple editing.
struct PlainLines {
  /// The result of waiting for a line.
  enum Arrival: Equatable {
    /// A line with its line feed, if it has one.
    case line(String)
    /// The user has pressed Ctrl-C.
    case interrupted
    case end
  }

  /// The maximum time of one wait, in milliseconds. A signal may arrive just before the wait begins, so
  /// Ctrl-C can take this long.
  private static let patience: Int32 = 100

  private var bytes: [UInt8] = []

  /// Waits for the next line.
  ///
  /// - Throws: `CommandFailure.usage` if standard input cannot be read.
  mutating func next() throws -> Arrival {
    while true {
      if let end = bytes.firstIndex(of: UInt8(ascii: "\n")) { return .line(take(end + 1)) }
      if Signals.isInterrupted {
        bytes = []
        return .interrupted
      }
      Foreground.wait(for: 0)
      guard Readiness.canRead(0, within: Self.patience) else { continue }
      let chunk = try Self.chunk()
      if chunk.isEmpty { return bytes.isEmpty ? .end : .line(take(bytes.count)) }
      bytes += chunk
    }
  }

  private mutating func take(_ count: Int) -> String {
    defer { bytes.removeFirst(count) }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  private static func chunk() throws -> [UInt8] {
    do throws(SystemError) {
      return try SystemCall.readSome(0, upTo: 4096)
    } catch {
      // A terminal that was disconnected counts as the end of input.
      if error.code == EIO { return [] }
      throw CommandFailure.usage("cannot read standard input: \(error.reason)")
    }
  }
}
