import PQ
package import PQCache
package import PQLive
package import PQSystem
package import PQSemantics

/// The command-line options for the live API.
package struct LiveChoice: Equatable {
  /// The format of the API's answers; `nil` for the default.
  package var wire: WireFormat?
  /// The file of certificates to trust instead of the system's; `nil` for the system's.
  var caFile: FilePath?
  /// The maximum number of requests per minute; `nil` for the default.
  var rate: Int?
  /// The file that logs the HTTP traffic; `nil` for none.
  var trace: FilePath?
  /// The choice for the cache of answers.
  var cache: CacheChoice

  package init(
    wire: WireFormat? = nil, caFile: FilePath? = nil, rate: Int? = nil, trace: FilePath? = nil,
    cache: CacheChoice = .usual
  ) {
    (self.wire, self.caFile, self.rate, self.trace, self.cache) = (wire, caFile, rate, trace, cache)
  }

  /// Returns the settings for the server at an endpoint. Opens no connection.
  ///
  /// - Parameter margin: the settling margin; `nil` for the default.
  /// - Throws: `FileError` if the file of certificates cannot be read; `CommandFailure.usage` if the
  ///   trace file cannot be opened.
  func settings(
    at endpoint: Endpoint, now: Instant?, token: TokenSource, margin: TimeSpan? = nil
  ) throws -> LiveSettings {
    if let caFile { try Self.checkReadable(caFile) }
    var settings = LiveSettings()
    settings.token = token
    if let margin {
      settings.catalog = Catalog(limits: settings.catalog.limits.settling(after: margin))
    }
    settings.memory = .ofProgram
    settings.endpoint = endpoint
    settings.wire = wire ?? settings.wire
    settings.caPath = caFile
    settings.rate = rate
    settings.now = now
    settings.trace = try trace.map(Self.trace)
    return settings
  }

  private static func checkReadable(_ path: FilePath) throws {
    do throws(SystemError) {
      let descriptor = try SystemCall.open(path, O_RDONLY | O_NONBLOCK)
      defer { SystemCall.closeDescriptor(descriptor) }
      if try SystemCall.status(descriptor).isFolder { throw SystemError(code: EISDIR) }
    } catch {
      throw FileError.reading(path, error)
    }
  }

  private static func trace(_ path: FilePath) throws -> Trace {
    try path.checkIsNotReserved()
    do throws(Trace.Failure) {
      return try Trace(path: path)
    } catch {
      throw CommandFailure.usage(error.description)
    }
  }
}

/// The command-line choice for the cache of the live API's answers.
package enum CacheChoice: Equatable {
  /// Caches, except for a server on this machine, because another server may use the same port later.
  case usual
  case always
  case never

  /// Creates the choice from `--cache` (true), `--no-cache` (false) or neither (`nil`).
  package init(_ flag: Bool?) {
    switch flag {
    case nil: self = .usual
    case true?: self = .always
    case false?: self = .never
    }
  }

  /// The user's cache; `nil` if the environment names no folder for the cache, or if its path is not
  /// UTF-8.
  package static var ofUser: AnswerCache? {
    UserFolder.cache.path()?.text.map { AnswerCache(path: $0) }
  }

  /// Returns the backend. If its answers should be cached, the result has a cache before the
  /// backend. Only buckets older than the backend's settling margin are cached.
  func backend(
    before live: LiveBackend, _ cache: @autoclosure () -> AnswerCache? = ofUser
  ) -> any Backend {
    let isKept =
      switch self {
      case .usual: !live.endpoint.isLoopback
      case .always: true
      case .never: false
      }
    guard isKept, let cache = cache() else { return live }
    return live.cached(in: cache)
  }
}

extension TokenSource {
  /// Creates the token source of a configuration. The environment variable has precedence, so that a
  /// single run can use another token.
  package init(_ place: QuerySettings.TokenPlace?) {
    switch place {
    case .file(let path): self = .firstOf([.environment, .file(path)])
    case .command(let command): self = .firstOf([.environment, .command(command)])
    case nil: self = .environment
    }
  }
}

extension TokenMemory {
  /// The API tokens that this program has used, for all backends.
  package static let ofProgram = TokenMemory(forbidsCoreDumps: true)
}
