/// A path as a person writes it, in which `~` and `~/` are the own home.
package struct HomePath {
  /// The path for the system.
  package let path: FilePath

  /// The path of a text that a person wrote.
  package init(_ written: String) {
    let isBelowHome = written == "~" || written.hasPrefix("~/")
    guard isBelowHome, let home = ProcessEnvironment.path("HOME") else {
      path = FilePath(written)
      return
    }
    path = home + FilePath(String(written.dropFirst()))
  }
}
