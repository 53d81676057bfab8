import PQ

extension Surroundings {
  /// What texts of the command line can ask for: files beside them to be included, the system's time
  /// zones, files to be written.
  static let ofCommandLine = Surroundings(
    zone: systemZone, text: file, formats: OutputFormat.allCases.map(\.rawValue),
    fileEndings: OutputFormat.allCases.compactMap(\.fileEnding))

  private static let file: @Sendable (String, String) throws(Refusal) -> IncludedText = {
    path, includer throws(Refusal) in
    try file(path, from: includer) { name, _ throws(SystemFailure) in
      try FileBytes.read(regularFile: name)
    }
  }

  /// A file, by a path that is relative to the folder of another.
  static func file(
    _ path: String, from includer: String,
    read: (_ path: String, _ name: String) throws(SystemFailure) -> [UInt8]
  ) throws(Refusal) -> IncludedText {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw Refusal("a file must have a name") }
    let name = TextPath(path, from: includer).name
    do throws(SystemFailure) {
      return IncludedText(name: name, bytes: try read(name, name))
    } catch {
      throw Refusal("cannot read \(name): \(error.reason)")
    }
  }
}
