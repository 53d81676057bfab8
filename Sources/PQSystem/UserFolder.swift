/// The folders of a user's files. Each is named `pq`, in the place where the system keeps such
/// files.
package enum UserFolder: CaseIterable {
  /// The configuration.
  case configuration
  /// State that is kept between runs, such as the history.
  case state
  /// Cached data that can be fetched again.
  case cache

  /// The environment variable for the parent folder.
  private var variable: String {
    switch self {
    case .configuration: "XDG_CONFIG_HOME"
    case .state: "XDG_STATE_HOME"
    case .cache: "XDG_CACHE_HOME"
    }
  }

  /// The parent folder below the home directory, if the variable is not set.
  private var placeBelowHome: String {
    switch self {
    case .configuration: ".config"
    case .state: ".local/state"
    case .cache: ".cache"
    }
  }

  /// Returns the path of the folder, which may not exist; `nil` if the environment does not define
  /// it. A variable with a relative path is ignored, because its folder would depend on the working
  /// directory.
  package func path(_ environment: (String) -> FilePath? = ProcessEnvironment.path) -> FilePath? {
    func place(_ variable: String) -> FilePath? {
      environment(variable).flatMap { $0.isAbsolute ? $0 : nil }
    }
    let parent = place(variable) ?? place("HOME").map { $0 + FilePath("/" + placeBelowHome) }
    return parent.map { $0 + "/pq" }
  }
}

/// A path that a user wrote, in which `~` alone or `~/` at the start is the home directory.
package struct HomePath {
  /// The path after the replacement of `~`.
  package let path: FilePath

  /// Creates a path from the text of a user. `~` stays as it is if `HOME` is not set.
  package init(_ written: String) {
    let isBelowHome = written == "~" || written.hasPrefix("~/")
    guard isBelowHome, let home = ProcessEnvironment.path("HOME") else {
      path = FilePath(written)
      return
    }
    path = home + FilePath(String(written.dropFirst()))
  }
}
