import PQSystem

/// The error for a zone whose rules cannot be read.
public enum TimeZoneFailure: Error, Sendable, Hashable {
  /// The database has no zone with this name. The suggestion is a similar name in the database; `nil`
  /// if there is none.
  case unknown(name: String, suggestion: String?)
  /// None of the searched folders contains a database.
  case noDatabase(folders: [String])
  /// The file of the zone exists and the system reports an error when it is read.
  case unreadable(file: String, reason: String)
  /// The file of the zone is not valid, or it counts leap seconds.
  case damaged(file: String)

  /// The description of the error, a sentence without a period.
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

  /// The advice, a sentence without a period.
  public var advice: String {
    switch self {
    case .unknown(_, let suggestion?): "'\(suggestion)' is one"
    case .unknown: "zones have the names of the IANA database, such as 'Europe/Berlin'"
    case .noDatabase:
      "\(SystemComponent.timeZones.installation), or name a folder that has it in TZDIR"
    case .unreadable, .damaged: SystemComponent.timeZones.reinstallation
    }
  }

  /// The zone name that was probably meant; `nil` if there is none.
  public var suggestion: String? {
    if case .unknown(_, let suggestion) = self { suggestion } else { nil }
  }
}
