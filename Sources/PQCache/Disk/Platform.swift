import PQSystem

/// Why a call to the operating system failed.
struct SystemFailure: Error, Hashable {
  let code: Int32

  /// The operating system's own words for it.
  var reason: String { String(cString: strerror(code)) }

  /// Makes a call, again if a signal interrupts it.
  @discardableResult
  static func checked<Result: SignedInteger>(
    _ call: () -> Result
  ) throws(SystemFailure) -> Result {
    while true {
      let result = call()
      if result >= 0 { return result }
      if errno != EINTR { throw SystemFailure(code: errno) }
    }
  }
}
