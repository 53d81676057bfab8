/// Checks of zone names that need no database.
enum ZoneName {
  /// Returns true if a name is one of the names of UTC, in any letter case.
  static func isUTC(_ name: String) -> Bool {
    ["utc", "etc/utc"].contains(name.lowercased())
  }

  /// Returns true if a name cannot lead to a file outside the database: words between single slashes,
  /// without periods.
  static func isSane(_ name: String) -> Bool {
    let words = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return name.utf8.count < 100 && words.allSatisfy { !$0.isEmpty && $0.allSatisfy(isSane) }
  }

  private static func isSane(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
