import Dispatch
import PQSystem

/// Standard output, for data.
enum StandardOutput {
  static func write(_ text: String) { try? SystemCall.writeAll(1, Array(text.utf8)) }
}

/// Standard error, for messages and the access log.
enum StandardError {
  static func write(_ text: String) { try? SystemCall.writeAll(2, Array(text.utf8)) }

  static func note(_ line: String) { write("pq-serve: \(line)\n") }
}

/// A time limit for the end of the program, in case the normal way takes too long.
enum ForcedExit {
  static func exit(afterMilliseconds count: Int) {
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(count)) { _exit(0) }
  }
}
