import PQ
package import PQLive
package import PQSystem

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
  /// The choice of caching answers.
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
  /// - Throws: `CommandFailure.usage` if the trace file cannot be opened.
  func settings(
    at endpoint: Endpoint, now: Instant?, token: TokenSource, margin: TimeSpan? = nil
  ) throws -> LiveSettings {
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

  private static func trace(_ path: FilePath) throws -> Trace {
    do throws(Trace.Failure) {
      return try Trace(path: path)
    } catch {
      throw CommandFailure.usage(error.description)
    }
  }
}
