import CPlatform

/// The program file of this process.
package enum ProgramFile {
  /// Returns the path of the file, with symbolic links resolved.
  ///
  /// - Throws: `SystemError` if the system does not report the path.
  package static func path() throws(SystemError) -> FilePath {
    guard let path = cplatform_program_path() else { throw .last }
    defer { free(path) }
    return FilePath(cString: path)
  }

  /// Replaces this program by another one in the same process. The process keeps its identifier and
  /// its standard streams. All other files are closed, because a server that goes on in the
  /// background would keep pipes open that its parent waits for.
  ///
  /// - Parameter words: the path of the program, and its arguments.
  /// - Returns: the error if it cannot be started; otherwise the function does not return.
  package static func replace(by words: [FilePath]) -> SystemError {
    var arguments = words.map { word in word.withCString { strdup($0) } } + [nil]
    defer { for argument in arguments { free(argument) } }
    guard let path = arguments[0] else { return SystemError(code: ENOMEM) }
    closeAtStart()
    execv(path, &arguments)
    return .last
  }

  /// Marks all descriptors from 3 to 4095 so that the next program does not inherit them.
  private static func closeAtStart() {
    // The system's limit can be -1, for none.
    let limit = sysconf(Int32(_SC_OPEN_MAX))
    for descriptor in 3..<Int32(limit < 3 ? 4096 : min(limit, 4096)) {
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
  }
}
