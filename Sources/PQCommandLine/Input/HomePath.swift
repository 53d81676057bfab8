import PQSystem

/// A path as a person writes it, in which `~` and `~/` are the own home.
struct HomePath {
  /// The path for the system.
  let path: FilePath

  init(_ written: String) {
    let isBelowHome = written == "~" || written.hasPrefix("~/")
    guard isBelowHome, let home = ProcessEnvironment.path("HOME") else {
      path = FilePath(written)
      return
    }
    path = home + FilePath(String(written.dropFirst()))
  }
}
