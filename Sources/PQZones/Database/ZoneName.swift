/// The names of zones: which can be looked for among files, and which need no look.
enum ZoneName {
  /// Names of UTC that every machine knows, in whatever letter case.
  static func isUTC(_ name: String) -> Bool {
    ["utc", "etc/utc"].contains(name.lowercased())
  }

  /// Whether a name leads to a file inside the database and nowhere else: words between single
  /// slashes, without a dot.
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
