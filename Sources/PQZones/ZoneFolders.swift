import PQModel
import PQSystem

/// The folders that may contain a time-zone database, in the order of the search.
struct ZoneFolders {
  let paths: [String]

  /// The folders of this machine: the folder in `TZDIR` if it is set, otherwise the usual folders.
  static var system: ZoneFolders {
    if let path = ProcessEnvironment.value("TZDIR") { return ZoneFolders(paths: [path]) }
    return ZoneFolders(
      paths: ["/usr/share/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"])
  }

  /// Returns the rules of a zone. If no file has exactly this name, letter case is ignored.
  ///
  /// - Throws: `TimeZoneFailure` if there is no such zone, if there is no database, or if the file of
  ///   the zone is unreadable or damaged.
  func rules(named name: String) throws(TimeZoneFailure) -> ZoneRules {
    if ZoneName.isUTC(name) { return .utc }
    let exact = try rules(exactly: name)
    if let exact, !hasOtherCase(name) { return exact }
    guard exact != nil || hasDatabase else { throw .noDatabase(folders: paths) }
    let names = ZoneNames(of: self)
    if let same = names.spelling(of: name), let rules = try rules(exactly: same) { return rules }
    if let exact { return exact }
    throw .unknown(name: name, suggestion: names.suggestion(for: name))
  }

  /// Returns the path and the bytes of the first file with a name; `nil` if no folder has the file.
  ///
  /// - Throws: `TimeZoneFailure.unreadable` if the file exists but cannot be read.
  func bytes(ofFile name: String) throws(TimeZoneFailure) -> (path: String, bytes: [UInt8])? {
    for folder in paths {
      let path = "\(folder)/\(name)"
      if let bytes = try SystemFile.bytes(at: path) { return (path, bytes) }
    }
    return nil
  }

  private func rules(exactly name: String) throws(TimeZoneFailure) -> ZoneRules? {
    guard ZoneName.isSafe(name), let file = try bytes(ofFile: name) else { return nil }
    // A database also contains other files, such as `+VERSION`. An empty file counts as a damaged zone.
    guard file.bytes.isEmpty || TZifFile.isOne(file.bytes) else { return nil }
    guard let rules = TZifFile.rules(named: name, file.bytes) else {
      throw .damaged(file: file.path)
    }
    return rules
  }

  /// Returns true if there is also a file with the same name in lower case or, for a name in lower case,
  /// in upper case. Some file systems ignore letter case, usually on macOS. There, the result is true
  /// for every existing zone.
  private func hasOtherCase(_ name: String) -> Bool {
    let small = name.lowercased()
    return (try? bytes(ofFile: name == small ? name.uppercased() : small)) != nil
  }

  /// True if a folder has a file that every database contains.
  private var hasDatabase: Bool {
    ["UTC", "Etc/UTC", "zone.tab", "tzdata.zi"].contains { name in
      (try? bytes(ofFile: name)) != nil
    }
  }
}

/// Reads files for the database of time zones.
private enum SystemFile {
  /// The maximum number of bytes that are read from a file. Files of the database are much smaller.
  private static let limit = 1 << 20

  /// Returns the first bytes of a file, at most `limit` bytes; `nil` if there is no such file.
  ///
  /// - Throws: `TimeZoneFailure.unreadable` if the file exists but cannot be read.
  static func bytes(at path: String) throws(TimeZoneFailure) -> [UInt8]? {
    // The file may be a pipe. So reading does not wait for bytes.
    do throws(SystemError) {
      let descriptor = try SystemCall.open(FilePath(path), O_RDONLY | O_NONBLOCK)
      defer { close(descriptor) }
      return try SystemCall.readAll(descriptor, upTo: limit, waits: false)
    } catch {
      return try nothing(at: path, error)
    }
  }

  /// Returns `nil` if a call failed because there is no such file.
  ///
  /// - Throws: `TimeZoneFailure.unreadable` for any other error.
  private static func nothing(
    at path: String, _ error: SystemError
  ) throws(TimeZoneFailure) -> [UInt8]? {
    if [ENOENT, ENOTDIR, EISDIR, ENAMETOOLONG].contains(error.code) { return nil }
    throw .unreadable(file: path, reason: error.reason)
  }
}

/// Checks of zone names that need no database.
private enum ZoneName {
  /// Returns true if a name is one of the names of UTC, in any letter case.
  static func isUTC(_ name: String) -> Bool {
    ["utc", "etc/utc"].contains(name.lowercased())
  }

  /// Returns true if a name cannot lead to a file outside the database. Such a name consists of words
  /// between single slashes, without periods.
  static func isSafe(_ name: String) -> Bool {
    let words = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return name.utf8.count < 100 && words.allSatisfy { !$0.isEmpty && $0.allSatisfy(isSafe) }
  }

  private static func isSafe(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
