import PQ
package import PQLive
package import PQSystem

/// How the live API is asked, as the command line says it.
package struct LiveChoice: Equatable {
  /// The text that answers come in; nil for what is usual.
  package var wire: WireFormat?
  /// The certificates to trust instead of the system's.
  var caFile: FilePath?
  /// The most requests a minute.
  var rate: Int?
  /// The file that is told what goes over the wire.
  var trace: FilePath?
  /// Whether answers are kept.
  var cache: CacheChoice

  package init(
    wire: WireFormat? = nil, caFile: FilePath? = nil, rate: Int? = nil, trace: FilePath? = nil,
    cache: CacheChoice = .usual
  ) {
    (self.wire, self.caFile, self.rate, self.trace, self.cache) = (wire, caFile, rate, trace, cache)
  }

  /// How the server at an endpoint is asked. Nothing is connected before the first request.
  ///
  /// - Parameter margin: the settling margin; `nil` for the usual one.
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
