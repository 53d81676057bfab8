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

  /// Nothing set.
  public init() {}
}

/// A setting: its name, and what it means.
package enum Setting: String, Sendable, CaseIterable {
  case timezone
  case maxRequests = "max_requests"
  case width, format, time

  /// What the setting `time` can be.
  package static let times = ["native", "iso"]

  package var summary: String {
    switch self {
    case .timezone: "the zone of queries without TIMEZONE"
    case .maxRequests: "how many requests a run may send"
    case .width: "about how many buckets EVERY AUTO makes"
    case .format: "how answers look, as --format says it"
    case .time: "how machine formats write times: native or iso"
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
    }
  }
}
