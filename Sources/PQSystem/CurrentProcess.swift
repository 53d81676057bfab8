import CPlatform
import Synchronization

// The current process: its environment, arguments, program file, standard streams and the folders of its
// user.

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

  /// Removes a variable. Call it only while no other thread can read the environment.
  package static func remove(_ name: String) { unsetenv(name) }

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

/// The folders of a user's files. Each is named `pq`, in the place where the system keeps such
/// files.
package enum UserFolder: CaseIterable {
  /// The configuration.
  case configuration
  /// State that is kept between runs, such as the history.
  case state
  /// Cached data that can be fetched again.
  case cache

  /// The environment variable for the parent folder.
  private var variable: String {
    switch self {
    case .configuration: "XDG_CONFIG_HOME"
    case .state: "XDG_STATE_HOME"
    case .cache: "XDG_CACHE_HOME"
    }
  }

  /// The parent folder below the home directory, if the variable is not set.
  private var placeBelowHome: String {
    switch self {
    case .configuration: ".config"
    case .state: ".local/state"
    case .cache: ".cache"
    }
  }

  /// Returns the path of the folder, which may not exist; `nil` if the environment does not define
  /// it. A variable with a relative path is ignored, because its folder would depend on the working
  /// directory.
  package func path(_ environment: (String) -> FilePath? = ProcessEnvironment.path) -> FilePath? {
    func place(_ variable: String) -> FilePath? {
      environment(variable).flatMap { $0.isAbsolute ? $0 : nil }
    }
    let parent = place(variable) ?? place("HOME").map { $0 + FilePath("/" + placeBelowHome) }
    return parent.map { $0 + "/pq" }
  }
}

/// A path that a user wrote, in which `~` alone or `~/` at the start is the home directory.
package struct HomePath {
  /// The path after the replacement of `~`.
  package let path: FilePath

  /// Creates a path from the text of a user. `~` stays as it is if `HOME` is not set.
  package init(_ written: String) {
    let isBelowHome = written == "~" || written.hasPrefix("~/")
    guard isBelowHome, let home = ProcessEnvironment.path("HOME") else {
      path = FilePath(written)
      return
    }
    path = home + FilePath(String(written.dropFirst()))
  }
}

/// The error of writing to a pipe whose reader is gone.
package struct ClosedPipe: Error {
  package init() {}
}

/// Standard input, output or error. The raw value is the file descriptor.
package enum StandardStream: Int32 {
  case input = 0
  case output = 1
  case error = 2

  /// Opens a placeholder for each closed stream, so that no other file gets its descriptor.
  package static func reserve() {
    for stream in [input, output, error] where fcntl(stream.rawValue, F_GETFD) < 0 {
      // Opened in the wrong direction, so that using the stream is an error.
      _ = open("/dev/null", stream == .input ? O_WRONLY : O_RDONLY)
    }
  }

  /// True if the stream is a terminal.
  package var isTerminal: Bool { Terminal.isOne(rawValue) }

  /// True if the stream is a pipe whose reader is gone.
  package var hasNoReader: Bool {
    !isTerminal && Readiness.hasNoReader(rawValue)
  }

  /// Writes all bytes.
  ///
  /// - Throws: `ClosedPipe` if the reader is gone; `FileError` if the write fails.
  package func write(_ bytes: [UInt8]) throws {
    do throws(SystemError) {
      try SystemCall.writeAll(rawValue, bytes)
    } catch {
      if error.code == EPIPE { throw ClosedPipe() }
      let name = self == .output ? "standard output" : "standard error"
      throw FileError.writing(name, error)
    }
  }

  /// Returns true if a path leads to the file, pipe or terminal of the stream. Returns false for
  /// `/dev/null` and other devices.
  package func isTarget(of path: FilePath) -> Bool {
    var target = stat()
    guard fstat(rawValue, &target) == 0, let status = path.status else { return false }
    let isDevice = status.st_mode & S_IFMT == S_IFCHR && !isTerminal
    return !isDevice && status.st_dev == target.st_dev && status.st_ino == target.st_ino
  }

  private static let errorsAreReserved = Atomic(false)

  /// True if every line on standard error has a form that programs read. Then programs that this one
  /// starts in the background must not write there.
  package static var reservesErrors: Bool {
    get { errorsAreReserved.load(ordering: .relaxed) }
    set { errorsAreReserved.store(newValue, ordering: .relaxed) }
  }
}

/// The files that the process can open.
package enum FileDescriptors {
  /// The maximum number of descriptors of the process. It is 4096 if the system has no limit.
  package static var limit: Int {
    let limit = Int(sysconf(Int32(_SC_OPEN_MAX)))
    return limit < 0 ? 4096 : limit
  }

  /// Returns true if the process can open as many more files at once. It opens and closes copies of a
  /// standard stream.
  package static func canOpen(_ count: Int) -> Bool {
    var copies: [Int32] = []
    defer { for copy in copies { close(copy) } }
    for _ in 0..<count {
      let copy = fcntl(StandardStream.error.rawValue, F_DUPFD_CLOEXEC, 3)
      guard copy >= 0 else { return errno != EMFILE && errno != ENFILE }
      copies.append(copy)
    }
    return true
  }
}

extension StandardStream {
  /// The size of the terminal; `nil` if it is unknown.
  package var size: TerminalSize? {
    TerminalSize(of: rawValue).flatMap { $0.isKnown ? $0 : nil }
  }

  /// The width of the terminal in columns; `nil` if it is unknown.
  package var width: Int? {
    TerminalSize(of: rawValue).flatMap { $0.columns > 0 ? $0.columns : nil }
  }
}
