import PQ
import PQLive

/// How the live API is asked, as the command line says it.
struct LiveChoice: Equatable {
  /// The text that answers come in; nil for what is usual.
  var wire: WireFormat?
  /// The certificates to trust instead of the system's.
  var caFile: String?
  /// The most requests a minute.
  var rate: Int?
  /// The file that is told what goes over the wire.
  var trace: String?
  /// Whether answers are kept.
  var cache = CacheChoice.usual

  /// Whether a place is the live API, or a server that speaks like it.
  static func isPlace(_ place: String) -> Bool { place == "live" || place.contains("://") }

  /// How the server at a place is asked. Nothing is connected before the first request.
  func settings(
    at place: String, now: Instant?, token: TokenSource, margin: TimeSpan? = nil
  ) throws -> LiveSettings {
    var settings = LiveSettings()
    settings.token = token
    if let margin {
      settings.catalog = Catalog(limits: settings.catalog.limits.settling(after: margin))
    }
    settings.memory = .ofProgram
    settings.endpoint = try Self.endpoint(place)
    settings.wire = wire ?? settings.wire
    settings.caFile = caFile
    settings.rate = rate
    settings.now = now
    settings.trace = try trace.map(Self.trace)
    return settings
  }

  private static func endpoint(_ place: String) throws -> Endpoint {
    guard place != "live" else { return .vendor }
    do throws(Endpoint.Problem) {
      return try Endpoint(place)
    } catch {
      // A password is repeated nowhere.
      let shown = error == .hasCredentials ? "" : " \(place)"
      throw CommandFailure.usage("--backend\(shown): \(error)")
    }
  }

  private static func trace(_ path: String) throws -> Trace {
    do throws(Trace.Failure) {
      return try Trace(path: path)
    } catch {
      throw CommandFailure.usage(error.description)
    }
  }
}
