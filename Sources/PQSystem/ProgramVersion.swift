/// The version of the programs of this package.
package enum ProgramVersion {
  /// The number of the newest version in `CHANGELOG.md`. `Packaging/release` writes this line.
  package static let number = "0.1.0"

  /// Returns the line that `--version` prints: `pq 0.1.0 (1a2b3c4)`.
  ///
  /// - Parameters:
  ///   - program: the name of the program.
  ///   - commit: the abbreviated hash of the commit, or `unknown`.
  package static func line(of program: String, commit: String) -> String {
    "\(program) \(number) (\(commit))"
  }
}
