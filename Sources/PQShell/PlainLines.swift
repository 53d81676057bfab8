import PQLineEditor
import PQRun
import PQSystem

/// The lines of standard input, as a terminal hands them on that edits them itself.
struct PlainLines {
  /// What comes of waiting for a line.
  enum Arrival: Equatable {
    /// A line with its end, if it has one.
    case line(String)
    /// The user has thrown away what was typed.
    case interrupted
    case end
  }

  /// How long Ctrl-C may take: the signal may come just before the wait begins.
  private static let patience: Int32 = 100

  private var bytes: [UInt8] = []

  /// Waits for the next line.
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
      // A terminal that has gone is the end of what is typed there.
      if error.code == EIO { return [] }
      throw CommandFailure.usage("cannot read standard input: \(error.reason)")
    }
  }
}
