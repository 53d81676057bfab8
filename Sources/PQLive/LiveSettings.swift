public import PQHTTP
public import PQModel
package import PQSystem

/// How the live API is asked.
public struct LiveSettings: Sendable {
  /// Where it is.
  public var endpoint = Endpoint.vendor
  /// The text that answers come in.
  public var wire = WireFormat.json
  /// Where the token comes from.
  public var token = TokenSource.environment
  /// Who remembers the token once it is fetched; nil if nobody has to.
  public var memory: TokenMemory?
  /// A file with the certificates of the authorities to trust, instead of the system's.
  public var caFile: String? {
    get { caPath?.description }
    set { caPath = newValue.map { FilePath($0) } }
  }
  /// The path of that file, which need not be UTF-8.
  package var caPath: FilePath?
  /// The most requests a minute; nil for as many as the server answers.
  public var rate: Int?
  /// How long a request may take, and how much it may bring.
  public var limits = TransferLimits()
  /// How often a request is tried.
  public var retry = RetryPolicy()
  /// Where what goes over the wire is written down.
  public var trace: Trace?
  /// What the API can be asked.
  public var catalog = Catalog(
    limits: .documented.settling(after: ExportLimits.usualSettlingMargin)
      .expiring(within: 10 * .minute))
  /// The time for which queries are answered: it stands still, and retention is counted back from
  /// it. `nil` for the system's time of day. Waits and timeouts do not depend on it.
  public var now: Instant?
  /// Who is told what goes on.
  public var observer: LiveEvent.Observer = { _ in }
  /// What decides how long pauses are.
  public var seed = UInt64.random(in: .min ... .max)

  /// The vendor's API, with the token of the environment.
  public init() {}

  /// The time for which queries are answered, by the time of day of a clock unless `now` is set.
  func queryTime(_ clock: LiveClock) -> Instant { now ?? clock.date() }
}
