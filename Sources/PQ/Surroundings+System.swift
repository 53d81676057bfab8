public import PQModel
public import PQSemantics
import PQZones

extension Surroundings {
  /// Surroundings that know the time zones of the system, and permit neither INCLUDE nor INTO.
  public static var withSystemZones: Surroundings { Surroundings(zone: systemZone) }

  /// The function that returns the rules of a time zone by its name, from the database of the system.
  ///
  /// - Throws: `Refusal` if the database has no such zone or cannot be read.
  public static let systemZone: @Sendable (String) throws(Refusal) -> ZoneRules = {
    name throws(Refusal) in
    do throws(TimeZoneFailure) {
      return try TimeZoneDatabase.rules(named: name)
    } catch {
      let advice = error.suggestion == nil ? "; \(error.advice)" : ""
      throw Refusal(error.message + advice, suggestion: error.suggestion)
    }
  }

  /// The names of the time zones in the system's database. They always include UTC.
  public static var systemZoneNames: [String] {
    let names = TimeZoneDatabase.names
    return names.contains("UTC") ? names : ["UTC"] + names
  }
}
