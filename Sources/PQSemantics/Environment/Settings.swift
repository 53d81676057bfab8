public import PQModel

/// What SET can set. A setting that is nil was left alone, and whoever runs the query decides.
public struct Settings: Sendable, Equatable {
  /// The zone of queries without TIMEZONE.
  public var timezone: ZoneRules?
  /// How many requests a run may send.
  public var maxRequests: Int?
  /// About how many buckets EVERY AUTO makes.
  public var width: Int?
  /// The format of answers, as the command line names it.
  public var format: String?
  /// How machine formats write times: `native` or `iso`.
  public var time: String?
  /// How long after its end a bucket of the live API may still change. Only a configuration can set
  /// it, because it decides for all later runs which answers are kept.
  public var settlingMargin: TimeSpan?
  /// The backend of runs that name none, as `--backend` names it; a file is an absolute path or
  /// begins with `~/`. Only a configuration can set it.
  public var backend: String?
  /// Where the token of the API comes from. Only a configuration can set it.
  public var token: TokenPlace?

  /// Where a token comes from; of several that are set the last one counts.
  public enum TokenPlace: Sendable, Equatable {
    /// The file of that path, which is absolute or begins with `~/`.
    case file(String)
    /// The output of a program: its words, as a person writes them.
    case command(String)
  }

  /// Nothing set.
  public init() {}
}

/// A setting: its name, and what it means.
package enum Setting: String, Sendable, CaseIterable {
  case timezone
  case maxRequests = "max_requests"
  case width, format, time, backend
  case settlingMargin = "settling_margin"
  case tokenFile = "token_file"
  case tokenCommand = "token_command"

  /// What the setting `time` can be.
  package static let times = ["native", "iso"]
  /// What the setting `settling_margin` can be. A minute is how far the clock here and the server's
  /// may be apart without a warning.
  static let settlingMargins = TimeSpan.minute...7 * .day

  /// Whether a text that asks may set it, and not a configuration alone.
  package var isOfQuestions: Bool {
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

extension Settings {
  /// The settings, one a row: what SHOW SETTINGS answers.
  public var table: Table {
    Table([
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
  /// The program of a command without what it is given, which is nobody's business.
  fileprivate var program: String {
    let words = split(maxSplits: 1, whereSeparator: \.isWhitespace)
    return (words.first.map { String($0) } ?? "") + (words.count > 1 ? " ..." : "")
  }
}
