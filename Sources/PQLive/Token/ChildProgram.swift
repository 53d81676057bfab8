#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// A program that runs, and whose output is read. It does not outlive this value.
struct ChildProgram: ~Copyable {
  #if canImport(Darwin)
    private typealias Attributes = posix_spawnattr_t?
  #else
    private typealias Attributes = posix_spawnattr_t
  #endif

  private let process: pid_t
  private let output: Int32
  private var hasEnded = false

  /// Starts a program, found as a shell would find it.
  init(_ words: [String]) throws(TokenFailure) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Self.failure(words, errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var process = pid_t()
    let code = Self.spawn(&process, words, output: ends[1])
    close(ends[1])
    guard code == 0 else {
      close(ends[0])
      throw Self.failure(words, code)
    }
    self.process = process
    output = ends[0]
  }

  deinit {
    close(output)
    guard !hasEnded else { return }
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  /// The next bytes of its output, none at the end; nil if there is nothing for so long.
  func read(within time: Duration) -> [UInt8]? {
    var place = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    guard poll(&place, 1, Int32(time / .milliseconds(1))) > 0 else { return nil }
    return [UInt8](unsafeUninitializedCapacity: 4096) { room, count in
      #if canImport(Darwin)
        count = max(0, Darwin.read(output, room.baseAddress, room.count))
      #elseif canImport(Musl)
        count = max(0, Musl.read(output, room.baseAddress, room.count))
      #else
        count = max(0, Glibc.read(output, room.baseAddress, room.count))
      #endif
    }
  }

  /// Waits for its end.
  ///
  /// - Returns: its exit status, or 128 and the signal that ended it.
  mutating func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    hasEnded = true
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
  }

  private static func failure(_ words: [String], _ code: Int32) -> TokenFailure {
    .noProgram(words[0], reason: String(cString: strerror(code)))
  }

  private static func spawn(_ process: inout pid_t, _ words: [String], output: Int32) -> Int32 {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
      let environment = _NSGetEnviron().pointee
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
      let environment = environ
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    setSignals(&attributes)
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    return posix_spawnp(&process, words[0], &actions, &attributes, &arguments, environment)
  }

  /// Threads of a pool have signals blocked, and this program ignores some; that one should not.
  private static func setSignals(_ attributes: UnsafeMutablePointer<Attributes>) {
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(attributes, &none)
    posix_spawnattr_setsigdefault(attributes, &all)
    posix_spawnattr_setflags(attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
  }
}
