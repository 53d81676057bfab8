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
