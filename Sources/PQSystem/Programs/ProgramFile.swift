import CPlatform

/// The program that this process runs.
package enum ProgramFile {
  /// The path of its file, behind symbolic links.
  package static func path() throws(SystemError) -> FilePath {
    guard let path = cplatform_program_path() else { throw .last }
    defer { free(path) }
    return FilePath(cString: path)
  }

  /// Runs another program in this process, which keeps its number and its standard streams, but no other
  /// open file: a server that goes on in the background would hold what its parent waits to see closed.
  ///
  /// - Parameter words: the path of the program, and its arguments.
  /// - Returns: the reason why it does not run; else it does not return.
  package static func replace(by words: [FilePath]) -> SystemError {
    var arguments = words.map { word in word.withCString { strdup($0) } } + [nil]
    defer { for argument in arguments { free(argument) } }
    guard let path = arguments[0] else { return SystemError(code: ENOMEM) }
    closeAtStart()
    execv(path, &arguments)
    return .last
  }

  /// Sees to it that the next program has no file open but the standard streams.
  private static func closeAtStart() {
    // The system's own limit may be -1, for none.
    let limit = sysconf(Int32(_SC_OPEN_MAX))
    for descriptor in 3..<Int32(limit < 3 ? 4096 : min(limit, 4096)) {
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
  }
}
