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
    if let rules = try rules(exactly: name) { return rules }
    guard hasDatabase else { throw .noDatabase(folders: paths) }
    let names = ZoneNames(of: self)
    if let same = names.spelling(of: name), let rules = try rules(exactly: same) { return rules }
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
    guard let rules = TZifFile.rules(named: name, file.bytes) else {
      throw .damaged(file: file.path)
    }
    return rules
  }

  /// Whether there is a file that every database has.
  private var hasDatabase: Bool {
    ["UTC", "Etc/UTC", "zone.tab", "tzdata.zi"].contains { name in
      (try? bytes(ofFile: name)) != nil
    }
  }
}
