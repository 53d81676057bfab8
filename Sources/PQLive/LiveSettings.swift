// A program that handles network failures or sets limits needs only one import.
@_exported public import PQHTTP
package import PQModel
package import PQSystem
import PQWire

/// The settings of the live API.
public struct LiveSettings: Sendable {
  /// The address of the API; the vendor's by default.
  public var endpoint = Endpoint.vendor
  /// The format of the answers; JSON by default.
  package var wire = WireFormat.json
  /// The source of the token; the environment by default.
  public var token = TokenSource.environment
  /// A memory that gets the token once it is fetched; `nil` for none.
  package var memory: TokenMemory?
  /// The path of a file with the certificates of the trusted authorities; `nil` for the system's.
  public var caFile: String? {
    get { caPath?.description }
    set { caPath = newValue.map { FilePath($0) } }
  }
  /// The path of `caFile` as bytes. They need not be UTF-8.
  package var caPath: FilePath?
  /// The maximum number of requests per minute; `nil` for no limit.
  public var rate: Int?
  /// The time limits of a request, and the size limit of its answer.
  package var limits = TransferLimits()
  /// The number of tries, and the pauses between them.
  package var retry = RetryPolicy()
  /// The file that records requests and answers; `nil` for none.
  package var trace: Trace?
  /// The metrics, dimensions and limits of the API. By default: the documented limits, a settling
  /// margin of ten minutes, and an expiry margin of ten minutes.
  package var catalog = Catalog(
    limits: .documented.settling(after: ExportLimits.usualSettlingMargin)
      .expiring(within: 10 * .minute))
  /// The fixed time that queries use as the current time. Retention is counted back from it. `nil` for
  /// the system's time of day. Waits and timeouts do not depend on this time.
  package var now: Instant?
  /// The function that receives events; by default it ignores them.
  package var observer: LiveEvent.Observer = { _ in }
  /// The seed of the jitter in the pauses between tries; random by default.
  package var seed = UInt64.random(in: .min ... .max)

  /// Creates the settings of the vendor's API, with the token from the environment.
  public init() {}

  /// Returns the current time for queries: `now` if it is set, or else the time of day of a clock.
  func queryTime(_ clock: LiveClock) -> Instant { now ?? clock.date() }
}

/// The format of answers.
package enum WireFormat: String, Sendable, CaseIterable {
  /// JSON and CSV, as the API names them.
  case json, csv

  /// This format as a value of the decoder's type.
  var answerFormat: AnswerFormat {
    switch self {
    case .json: .json
    case .csv: .csv
    }
  }

  /// The path of the export endpoint with its query. JSON is the default format of the API.
  var path: String {
    switch self {
    case .json: "/export"
    case .csv: "/export?format=csv"
    }
  }
}
