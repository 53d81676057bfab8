import PQModel
import Testing

@testable import PQZones

/// The time-zone database of the machine that runs the tests.
enum Database {
  /// Returns the rules of a zone. Without a database, the test fails with a message.
  static func rules(_ name: String) throws -> ZoneRules {
    do {
      return try TimeZoneDatabase.rules(named: name)
    } catch {
      Issue.record("\(error.message); \(error.advice): this test needs it")
      throw error
    }
  }

  /// Returns the bytes of the file of a zone.
  static func bytes(_ name: String) throws -> [UInt8] {
    let file = try ZoneFolders.system.bytes(ofFile: name)
    return try #require(file, "no file \(name): install the package tzdata, this test needs it")
      .bytes
  }
}
