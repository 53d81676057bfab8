public import PQModel
public import PQSemantics
import PQZones

extension Surroundings {
  /// Surroundings that know the time zones of the system; no text can be included, and none can
  /// write a file.
  public static var withSystemZones: Surroundings { Surroundings(zone: systemZone) }

  /// The rules of a zone from the system's database.
  public static let systemZone: @Sendable (String) throws(Refusal) -> ZoneRules = {
    name throws(Refusal) in
    do throws(TimeZoneFailure) {
      return try TimeZoneDatabase.rules(named: name)
    } catch {
      let advice = error.suggestion == nil ? "; \(error.advice)" : ""
      throw Refusal(error.message + advice, suggestion: error.suggestion)
    }
  }

  /// The names of the zones that the system knows, in order; UTC is always among them.
  public static var systemZoneNames: [String] {
    let names = TimeZoneDatabase.names
    return names.contains("UTC") ? names : ["UTC"] + names
  }
}
