import Dispatch
import PQSystem

/// Standard output, for what programs read.
enum StandardOutput {
  static func write(_ text: String) { Descriptor.write(text, to: 1) }
}

/// Standard error, for what people read.
enum StandardError {
  static func write(_ text: String) { Descriptor.write(text, to: 2) }

  static func note(_ line: String) { write("pq-serve: \(line)\n") }
}

private enum Descriptor {
  /// Writes at once what fits, so that lines stay whole. If that fails nobody reads them.
  static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { system(descriptor, $0) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  private static func system(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}

/// Ends the program if all else takes too long.
enum LastResort {
  static func exit(afterMilliseconds count: Int) {
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(count)) { _exit(0) }
  }
}
