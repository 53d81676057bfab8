/// An error of a call of the operating system.
package struct SystemError: Error, Hashable {
  /// The number of the error, as in `errno`; 0 for an error of this program.
  package let code: Int32
  /// The text of the error; the operating system's if it has a number.
  package let reason: String

  /// Creates an error with a number of the operating system.
  package init(code: Int32) {
    self.code = code
    reason = String(cString: strerror(code))
  }

  /// Creates an error for which the operating system has no number.
  package init(reason: String) {
    code = 0
    self.reason = reason
  }

  /// The error of the last failed call.
  package static var last: SystemError { SystemError(code: errno) }

  /// Makes a call, and repeats it while a signal interrupts it.
  ///
  /// - Returns: the result of the call, which is not negative.
  /// - Throws: `SystemError` if the result is negative.
  @discardableResult
  package static func checked<Result: SignedInteger>(
    _ call: () -> Result
  ) throws(SystemError) -> Result {
    let result = SystemCall.uninterrupted(call)
    guard result >= 0 else { throw .last }
    return result
  }
}

/// An error of reading or writing a file or a stream that the user knows by name.
package struct FileError: Error, Equatable {
  /// One sentence without a period, such as `cannot write x.csv: Permission denied`.
  package let message: String

  /// The error of reading a file.
  package static func reading(_ name: some CustomStringConvertible, _ error: SystemError)
    -> FileError
  {
    FileError(message: "cannot read \(name): \(error.reason)")
  }

  /// The error of writing a file.
  package static func writing(_ name: some CustomStringConvertible, _ error: SystemError)
    -> FileError
  {
    FileError(message: "cannot write \(name): \(error.reason)")
  }
}
