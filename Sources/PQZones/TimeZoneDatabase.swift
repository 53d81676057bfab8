public import PQModel
import PQSystem

/// The rules of time zones in the database of the system, which the package tzdata installs.
public enum TimeZoneDatabase {
  /// Returns the rules of a zone. They end with the year 2100.
  ///
  /// The database is in the folder that the environment variable `TZDIR` names, or in the usual
  /// folders of the system. UTC needs no database.
  ///
  /// - Parameter name: the name in the IANA database, such as `Europe/Berlin`. Letter case is ignored
  ///   if no zone has exactly this name.
  /// - Throws: `TimeZoneFailure` if the zone, the database or a readable and correct file is missing.
  public static func rules(named name: String) throws(TimeZoneFailure) -> ZoneRules {
    try ZoneFolders.system.rules(named: name)
  }

  /// The names of all zones, in alphabetical order; empty if the database has no list of them.
  public static var names: [String] { ZoneNames(of: .system).names.sorted() }
}

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
