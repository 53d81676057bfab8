import PQ

extension Surroundings {
  /// What texts of the command line can ask for: files beside them to be included, the system's time
  /// zones, files to be written.
  static let ofCommandLine = Surroundings(
    zone: systemZone, text: file, formats: OutputFormat.allCases.map(\.rawValue),
    fileEndings: OutputFormat.allCases.compactMap(\.fileEnding))

  /// A file, by a path that is relative to the folder of another.
  private static let file: @Sendable (String, String) throws(Refusal) -> IncludedText = {
    path, includer throws(Refusal) in
    guard !path.isEmpty, !path.utf8.contains(0) else { throw Refusal("a file must have a name") }
    let name = TextPath(path, from: includer).name
    do throws(SystemFailure) {
      return IncludedText(name: name, bytes: try FileBytes.read(regularFile: name))
    } catch {
      throw Refusal("cannot read \(name): \(error.reason)")
    }
  }
}
