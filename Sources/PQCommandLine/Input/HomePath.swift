/// A path as a person writes it, in which `~/` is the own home.
struct HomePath {
  /// The path for the system.
  let path: String

  init(_ written: String) {
    guard written.hasPrefix("~/"), let home = ProcessEnvironment.value("HOME") else {
      path = written
      return
    }
    path = home + written.dropFirst()
  }
}
