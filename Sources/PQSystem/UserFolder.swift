/// What a user has of pq, each kind in a folder `pq` of its own, where the system keeps such things.
package enum UserFolder: CaseIterable {
  /// What is set for all runs.
  case configuration
  /// What was typed in earlier conversations.
  case state
  /// What could be fetched again.
  case cache

  /// The variable that says where the folder is.
  private var variable: String {
    switch self {
    case .configuration: "XDG_CONFIG_HOME"
    case .state: "XDG_STATE_HOME"
    case .cache: "XDG_CACHE_HOME"
    }
  }

  /// Where it is below the home folder if the variable says nothing.
  private var placeBelowHome: String {
    switch self {
    case .configuration: ".config"
    case .state: ".local/state"
    case .cache: ".cache"
    }
  }

  /// The folder, which need not be there yet; nil if the environment does not say where. A path
  /// that is not absolute says nothing: it would be another folder wherever pq is started.
  package func path(_ environment: (String) -> FilePath? = ProcessEnvironment.path) -> FilePath? {
    func place(_ variable: String) -> FilePath? {
      environment(variable).flatMap { $0.isAbsolute ? $0 : nil }
    }
    let parent = place(variable) ?? place("HOME").map { $0 + FilePath("/" + placeBelowHome) }
    return parent.map { $0 + "/pq" }
  }
}
