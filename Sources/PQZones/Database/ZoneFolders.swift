import PQModel
import PQSystem

/// The folders that a database may lie in, the first that has a zone before the others.
struct ZoneFolders {
  let paths: [String]

  /// Those of this machine.
  static var system: ZoneFolders {
    if let path = ProcessEnvironment.value("TZDIR") { return ZoneFolders(paths: [path]) }
    return ZoneFolders(
      paths: ["/usr/share/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"])
  }

  /// The rules of a zone. If no file has the very name, letter case does not matter.
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

  /// A file that lies in one of the folders.
  func bytes(ofFile name: String) throws(TimeZoneFailure) -> (path: String, bytes: [UInt8])? {
    for folder in paths {
      let path = "\(folder)/\(name)"
      if let bytes = try SystemFile.bytes(at: path) { return (path, bytes) }
    }
    return nil
  }

  private func rules(exactly name: String) throws(TimeZoneFailure) -> ZoneRules? {
    guard ZoneName.isSane(name), let file = try bytes(ofFile: name) else { return nil }
    // Databases have files beside those of zones, such as `+VERSION`. An empty file was a zone's.
    guard file.bytes.isEmpty || TZifFile.isOne(file.bytes) else { return nil }
    guard let rules = TZifFile.rules(named: name, file.bytes) else {
      throw .damaged(file: file.path)
    }
    return rules
  }

  /// Whether there is a file for the name in other letters: where file names have no letter case, as
  /// usually on macOS, there is one whatever the zone is called.
  private func hasOtherCase(_ name: String) -> Bool {
    let small = name.lowercased()
    return (try? bytes(ofFile: name == small ? name.uppercased() : small)) != nil
  }

  /// Whether there is a file that every database has.
  private var hasDatabase: Bool {
    ["UTC", "Etc/UTC", "zone.tab", "tzdata.zi"].contains { name in
      (try? bytes(ofFile: name)) != nil
    }
  }
}
