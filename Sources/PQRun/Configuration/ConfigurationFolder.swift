package import PQSystem

/// The folder of what a user has set for all runs.
package struct ConfigurationFolder: Equatable {
  let path: FilePath

  /// The folder; nil if the environment does not say where.
  package init?(_ path: FilePath? = UserFolder.configuration.path()) {
    guard let path else { return nil }
    self.path = path
  }

  /// The text that is run before all others, if it is there.
  package var start: FilePath { path + "/rc.pq" }

  /// Where the texts are that are run when they are asked for.
  var profiles: FilePath { path + "/profiles" }

  /// The text of a profile.
  func profile(_ name: String) -> FilePath { profiles + FilePath("/\(name).pq") }

  /// The names of the profiles that there are, in order.
  var profileNames: [String] {
    FolderListing.names(in: profiles).filter { $0.hasSuffix(".pq") && !$0.hasPrefix(".") }
      .map { String($0.dropLast(3)) }.sorted()
  }
}
