public import PQModel

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
