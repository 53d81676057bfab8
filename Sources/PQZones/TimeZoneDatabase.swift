package import PQModel
import PQSystem

/// The rules of time zones. They come from the time-zone database of the system (the package tzdata).
package enum TimeZoneDatabase {
  /// Returns the rules of a zone. The rules end with the year 2100.
  ///
  /// If the environment variable `TZDIR` is set, the database is in the folder that it names. Otherwise,
  /// it is in one of the usual folders of the system. UTC needs no database.
  ///
  /// - Parameter name: the name in the IANA database, such as `Europe/Berlin`. Letter case is ignored
  ///   if no zone has exactly this name.
  /// - Throws: `TimeZoneFailure` if there is no such zone, if there is no database, or if the file of
  ///   the zone is unreadable or damaged.
  package static func rules(named name: String) throws(TimeZoneFailure) -> ZoneRules {
    try ZoneFolders.system.rules(named: name)
  }

  /// The names of all zones, in alphabetical order; empty if the database has no list of names.
  package static var names: [String] { ZoneNames(of: .system).names.sorted() }
}

/// The error for a zone whose rules cannot be read.
package enum TimeZoneFailure: Error, Sendable, Hashable {
  /// The database has no zone with this name. The suggestion is a similar name in the database; `nil` if
  /// there is no similar name.
  case unknown(name: String, suggestion: String?)
  /// No searched folder contains a database.
  case noDatabase(folders: [String])
  /// The file of the zone exists, but the system reports an error when the file is read.
  case unreadable(file: String, reason: String)
  /// The file of the zone is not valid, or its times count leap seconds.
  case damaged(file: String)

  /// The description of the error, a sentence without a period.
  package var message: String {
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
  package var advice: String {
    switch self {
    case .unknown(_, let suggestion?): "'\(suggestion)' is one"
    case .unknown: "zones have the names of the IANA database, such as 'Europe/Berlin'"
    case .noDatabase:
      "\(SystemComponent.timeZones.installation), or name a folder that has it in TZDIR"
    case .unreadable, .damaged: SystemComponent.timeZones.reinstallation
    }
  }

  /// The zone name that the user probably meant; `nil` if there is no similar name.
  package var suggestion: String? {
    if case .unknown(_, let suggestion) = self { suggestion } else { nil }
  }
}
