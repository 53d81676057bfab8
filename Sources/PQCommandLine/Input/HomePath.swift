/// A path as a person writes it, in which `~` and `~/` are the own home.
struct HomePath {
  /// The path for the system.
  let path: String

  init(_ written: String) {
    let isBelowHome = written == "~" || written.hasPrefix("~/")
    guard isBelowHome, let home = ProcessEnvironment.value("HOME") else {
      path = written
      return
    }
    path = home + written.dropFirst()
  }
}
