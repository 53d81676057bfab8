import Dispatch
import PQSystem

/// Standard output, for what programs read.
enum StandardOutput {
  static func write(_ text: String) { try? SystemCall.writeAll(1, Array(text.utf8)) }
}

/// Standard error, for what people read.
enum StandardError {
  static func write(_ text: String) { try? SystemCall.writeAll(2, Array(text.utf8)) }

  static func note(_ line: String) { write("pq-serve: \(line)\n") }
}

/// Ends the program if all else takes too long.
enum LastResort {
  static func exit(afterMilliseconds count: Int) {
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(count)) { _exit(0) }
  }
}
