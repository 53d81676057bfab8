public import PQModel

/// Time-zone rules from the system's database, the one that the package tzdata installs.
public enum TimeZoneDatabase {
  /// The rules of a zone by its name in the IANA database, such as `Europe/Berlin`. They end with
  /// the year 2100.
  ///
  /// The database is looked for in the folder that the environment variable `TZDIR` names or, if it
  /// names none, where systems keep it. UTC needs no database.
  public static func rules(named name: String) throws(TimeZoneFailure) -> ZoneRules {
    try ZoneFolders.system.rules(named: name)
  }

  /// The names of all zones, in order; none if the database has no list of them.
  public static var names: [String] { ZoneNames(of: .system).names.sorted() }
}
