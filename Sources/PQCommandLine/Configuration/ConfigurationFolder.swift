/// The folder of what a user has set for all runs: `pq`, where the system keeps such things.
struct ConfigurationFolder: Equatable {
  let path: String

  /// The folder; nil if the environment does not say where. A path that is not absolute says nothing.
  init?(variable: (String) -> String? = ProcessEnvironment.value) {
    if let place = variable("XDG_CONFIG_HOME"), Self.isAbsolute(place) {
      path = place + "/pq"
    } else if let home = variable("HOME"), Self.isAbsolute(home) {
      path = home + "/.config/pq"
    } else {
      return nil
    }
  }

  /// The text that is run before all others, if it is there.
  var start: String { path + "/rc.pq" }

  /// Where the texts are that are run when they are asked for.
  var profiles: String { path + "/profiles" }

  /// The text of a profile.
  func profile(_ name: String) -> String { "\(profiles)/\(name).pq" }

  /// The names of the profiles that there are, in order.
  var profileNames: [String] {
    guard let folder = opendir(profiles) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
        start.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name.hasSuffix(".pq"), !name.hasPrefix(".") { names.append(String(name.dropLast(3))) }
    }
    return names.sorted()
  }

  /// By bytes: to characters, a slash and an accent behind it would be one.
  private static func isAbsolute(_ path: String) -> Bool { path.utf8.first == UInt8(ascii: "/") }
}
