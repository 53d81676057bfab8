import CPlatform

// This process: its environment, its arguments and its program file.

/// The environment variables of the process.
package enum ProcessEnvironment {
  /// Returns the value of a variable; `nil` if it is not set or empty.
  package static func value(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// Returns the value of a variable as a path; `nil` if it is not set or empty.
  package static func path(_ name: String) -> FilePath? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return FilePath(cString: value)
  }

  /// Returns the value of a variable, which may be empty; `nil` if it is not set.
  package static func setting(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Returns true if a variable is set and not empty.
  package static func isSet(_ name: String) -> Bool { value(name) != nil }

  /// True if `TERM` is not set, empty or `dumb`, so that the terminal has no escape sequences.
  package static var isDumbTerminal: Bool { (value("TERM") ?? "dumb") == "dumb" }
}

/// The arguments of the program, without loss of bytes.
package enum ProgramArguments {
  /// The arguments after the program's name, each as an escaped text. `CommandLine.arguments`
  /// replaces bytes that are not UTF-8.
  package static var escaped: [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { number in
      CommandLine.unsafeArgv[number].map { FilePath(cString: $0).escaped }
    }
  }
}

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
  /// its standard streams. All other descriptors are closed. Otherwise a server in the background
  /// would keep a pipe open, and its parent would wait for the end of the pipe.
  ///
  /// - Parameter words: the path of the program, and its arguments.
  /// - Returns: the error if the program cannot be started; otherwise the function does not return.
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
