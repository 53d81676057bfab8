import PQSystem

/// The command-line options about the user's configuration.
package struct ConfigurationChoice: Equatable {
  /// True if no configuration file is to run.
  package var isOff: Bool
  /// The name of the profile that runs after `rc.pq`; `nil` for none.
  var profile: String?

  package init(isOff: Bool = false, profile: String? = nil) {
    (self.isOff, self.profile) = (isOff, profile)
  }

  /// Returns the files to run, in order, and for each of them whether it must exist.
  ///
  /// - Throws: `CommandFailure.usage` if the options contradict each other or the profile does not
  ///   exist.
  func files(_ folder: ConfigurationFolder?) throws -> [(path: FilePath, isNeeded: Bool)] {
    if isOff, profile != nil {
      throw CommandFailure.usage("give --profile or --no-config, not both")
    }
    guard !isOff else { return [] }
    let start = folder.map { [(path: $0.start, isNeeded: false)] } ?? []
    return start + (try profile.map { [(path: try path(of: $0, folder), isNeeded: true)] } ?? [])
  }

  private func path(of profile: String, _ folder: ConfigurationFolder?) throws -> FilePath {
    // Compared by bytes: as characters, a slash and a combining accent after it are one character.
    guard !profile.isEmpty, !profile.utf8.contains(UInt8(ascii: "/")), !profile.contains("..")
    else {
      throw CommandFailure.usage(
        "the profile '\(profile)' is no name; give one such as work, for profiles/work.pq")
    }
    guard let folder else {
      throw CommandFailure.usage(
        "there is no profile '\(profile)', because neither XDG_CONFIG_HOME nor HOME says where")
    }
    let path = folder.profile(profile)
    guard path.status != nil else { throw Self.unknown(profile, folder) }
    return path
  }

  private static func unknown(_ profile: String, _ folder: ConfigurationFolder) -> CommandFailure {
    let names = folder.profileNames
    let known = names.isEmpty ? "none" : names.joined(separator: ", ")
    return .usage("there is no profile '\(profile)' in \(folder.profiles); there is \(known)")
  }
}
