public import PQModel

/// The settings that SET can change. A setting that is `nil` is not set; then the host program
/// decides.
public struct QuerySettings: Sendable, Equatable {
  /// The zone of queries without TIMEZONE.
  public var timezone: ZoneRules?
  /// The maximum number of requests of a run, from 0 to 1,000,000.
  public var maxRequests: Int?
  /// The number of buckets that EVERY AUTO should not exceed, from 1 to 100,000.
  public var width: Int?
  /// The output format, by its name on the command line.
  public var format: String?
  /// The format of times in machine formats: `native` or `iso`.
  public var time: String?
  /// The time after the end of a bucket during which the bucket may change, for the live API. Only
  /// a configuration can set it, because it decides which answers the cache keeps for later runs.
  public var settlingMargin: TimeSpan?
  /// The backend of runs that name no backend, in the form of `--backend`. The path of a file is
  /// absolute or starts with `~/`. Only a configuration can set it.
  public var backend: String?
  /// The source of the API token. Only a configuration can set it.
  public var token: TokenPlace?

  /// The source of a token. If a configuration sets several, the last one counts.
  public enum TokenPlace: Sendable, Equatable {
    /// A file, by its path, which is absolute or starts with `~/`.
    case file(String)
    /// The output of a program. The text is the program and its arguments, with quotes as in a shell.
    case command(String)
  }

  /// Creates settings that are all `nil`.
  public init() {}
}

/// A setting. The raw value is its name in SET.
package enum Setting: String, Sendable, CaseIterable {
  case timezone
  case maxRequests = "max_requests"
  case width, format, time, backend
  case settlingMargin = "settling_margin"
  case tokenFile = "token_file"
  case tokenCommand = "token_command"

  /// The allowed values of the setting `time`.
  package static let times = ["native", "iso"]
  /// The allowed values of the setting `settling_margin`. The minimum is one minute, because the
  /// clocks of this machine and of the server may differ by one minute without a warning.
  static let settlingMargins = TimeSpan.minute...7 * .day

  /// True if every text may set it; false if only a configuration may set it.
  package var isAllowedInQueries: Bool {
    switch self {
    case .timezone, .maxRequests, .width, .format, .time: true
    case .backend, .settlingMargin, .tokenFile, .tokenCommand: false
    }
  }

  package var summary: String {
    switch self {
    case .timezone: "the zone of queries without TIMEZONE"
    case .maxRequests: "how many requests a run may send"
    case .width: "about how many buckets EVERY AUTO makes"
    case .format: "how answers look, as --format says it"
    case .time: "how machine formats write times: native or iso"
    case .settlingMargin: "how long after its end a bucket of the live API may change"
    case .backend: "what answers runs that name no backend, as --backend says it"
    case .tokenFile: "the file that holds the token of the API"
    case .tokenCommand: "the program that writes the token of the API"
    }
  }
}

extension QuerySettings {
  /// The result of SHOW SETTINGS, with one row for each setting.
  package var table: DataTable {
    DataTable([
      .texts("setting", Setting.allCases.map(\.rawValue)),
      .texts("value", Setting.allCases.map(value)),
      .texts("meaning", Setting.allCases.map(\.summary)),
    ])
  }

  private func value(_ setting: Setting) -> String {
    switch setting {
    case .timezone: timezone?.name ?? "UTC"
    case .maxRequests: maxRequests.map(String.init) ?? "unlimited"
    case .width: width.map(String.init) ?? "80"
    case .format: format ?? "table"
    case .time: time ?? "native"
    case .settlingMargin:
      (settlingMargin ?? ExportLimits.usualSettlingMargin).description
    case .backend: backend ?? "none"
    case .tokenFile: if case .file(let path)? = token { path } else { "none" }
    case .tokenCommand: if case .command(let command)? = token { command.program } else { "none" }
    }
  }
}

extension String {
  /// The program of a command. Its arguments are replaced by `...`, because they may be secret.
  fileprivate var program: String {
    let words = split(maxSplits: 1, whereSeparator: \.isWhitespace)
    return (words.first.map { String($0) } ?? "") + (words.count > 1 ? " ..." : "")
  }
}
