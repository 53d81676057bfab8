/// How a program is started, as the operating system wants it said.
enum SpawnPlan {
  #if canImport(Darwin)
    private typealias Attributes = posix_spawnattr_t?
    private typealias Actions = posix_spawn_file_actions_t?
  #else
    private typealias Attributes = posix_spawnattr_t
    private typealias Actions = posix_spawn_file_actions_t
  #endif

  /// Starts a program in the environment of this one.
  ///
  /// - Returns: 0, or the operating system's number of what is wrong.
  static func spawn(
    _ process: inout pid_t, _ words: [String],
    _ streams: [(number: Int32, stream: StartedProgram.Stream)]
  ) -> Int32 {
    #if canImport(Darwin)
      var (actions, attributes): (Actions, Attributes) = (nil, nil)
      let environment = _NSGetEnviron().pointee
    #else
      var (actions, attributes) = (Actions(), Attributes())
      let environment = environ
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (number, stream) in streams { lay(stream, at: number, &actions) }
    setSignals(&attributes)
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    return posix_spawnp(&process, words[0], &actions, &attributes, &arguments, environment)
  }

  private static func lay(
    _ stream: StartedProgram.Stream, at number: Int32, _ actions: inout Actions
  ) {
    switch stream {
    case .same: return
    case .nothing: posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_RDWR, 0)
    case .descriptor(let other): posix_spawn_file_actions_adddup2(&actions, other, number)
    }
  }

  /// Threads of a pool have signals blocked, and this program ignores some; that one should not.
  private static func setSignals(_ attributes: inout Attributes) {
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
  }
}
