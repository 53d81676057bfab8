import PQSystem

/// Why there are no rules for the name of a zone.
public enum TimeZoneFailure: Error, Sendable, Hashable {
  /// The database knows no zone of that name. The suggestion is a name that it knows.
  case unknown(name: String, suggestion: String?)
  /// There is no database in any of the folders that were looked into.
  case noDatabase(folders: [String])
  /// The system does not let the file of the zone be read.
  case unreadable(file: String, reason: String)
  /// The file of the zone is none that can be understood.
  case damaged(file: String)

  /// What is wrong, in one sentence.
  public var message: String {
    switch self {
    case .unknown(let name, _): "there is no time zone '\(name)'"
    case .noDatabase(let folders):
      "this machine has no time-zone database in \(folders.joined(separator: ", "))"
    case .unreadable(let file, let reason):
      "the time-zone file \(file) cannot be read: \(reason)"
    case .damaged(let file):
      "\(file) is no time-zone file, is damaged, or counts leap seconds"
    }
  }

  /// What helps, in one sentence.
  public var advice: String {
    switch self {
    case .unknown(_, let suggestion?): "'\(suggestion)' is one"
    case .unknown: "zones have the names of the IANA database, such as 'Europe/Berlin'"
    case .noDatabase:
      "\(SystemComponent.timeZones.installation), or name a folder that has it in TZDIR"
    case .unreadable, .damaged: SystemComponent.timeZones.reinstallation
    }
  }

  /// The name that was likely meant.
  public var suggestion: String? {
    if case .unknown(_, let suggestion) = self { suggestion } else { nil }
  }
}
