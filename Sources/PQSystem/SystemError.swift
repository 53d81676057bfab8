/// Why a call of the operating system failed.
package struct SystemError: Error, Hashable {
  /// The operating system's number of it, as in `errno`; 0 for a reason of our own.
  package let code: Int32
  /// The operating system's own words for it.
  package let reason: String

  /// The error with a number of the operating system.
  package init(code: Int32) {
    self.code = code
    reason = String(cString: strerror(code))
  }

  /// An error that the operating system has no number for.
  package init(reason: String) {
    code = 0
    self.reason = reason
  }

  /// The error of the last call that failed.
  package static var last: SystemError { SystemError(code: errno) }

  /// Makes a call, again if a signal interrupts it.
  ///
  /// - Returns: what it returned, which is not negative.
  @discardableResult
  package static func checked<Result: SignedInteger>(
    _ call: () -> Result
  ) throws(SystemError) -> Result {
    let result = SystemCall.uninterrupted(call)
    guard result >= 0 else { throw .last }
    return result
  }
}
