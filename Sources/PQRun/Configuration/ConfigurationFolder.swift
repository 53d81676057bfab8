package import PQSystem

/// The folder of the user's configuration.
package struct ConfigurationFolder: Equatable {
  let path: FilePath

  /// Creates the folder from its path; `nil` if the environment names no folder.
  package init?(_ path: FilePath? = UserFolder.configuration.path()) {
    guard let path else { return nil }
    self.path = path
  }

  /// The path of the file that runs before all other texts, if it exists.
  package var start: FilePath { path + "/rc.pq" }

  /// The path of the folder of profiles, which run only on request.
  var profiles: FilePath { path + "/profiles" }

  /// Returns the path of a profile.
  func profile(_ name: String) -> FilePath { profiles + FilePath("/\(name).pq") }

  /// The names of the existing profiles, without extension, in order.
  var profileNames: [String] {
    FolderListing.names(in: profiles).filter { $0.hasSuffix(".pq") && !$0.hasPrefix(".") }
      .map { String($0.dropLast(3)) }.sorted()
  }
}
