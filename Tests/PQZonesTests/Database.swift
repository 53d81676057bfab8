import PQModel
import Testing

@testable import PQZones

/// The database of the machine that the tests run on.
enum Database {
  /// The rules of a zone. A machine without a database fails the test, in words.
  static func rules(_ name: String) throws -> ZoneRules {
    do {
      return try TimeZoneDatabase.rules(named: name)
    } catch {
      Issue.record("\(error.message); \(error.advice): this test needs it")
      throw error
    }
  }

  /// The bytes of a zone's file.
  static func bytes(_ name: String) throws -> [UInt8] {
    let file = try ZoneFolders.system.bytes(ofFile: name)
    return try #require(file, "no file \(name): install the package tzdata, this test needs it")
      .bytes
  }
}
