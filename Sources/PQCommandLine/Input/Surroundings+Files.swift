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
    let folder = includer.lastIndex(of: "/").map { includer[...$0] } ?? ""
    let name = path.hasPrefix("/") ? path : normalized(folder + path)
    do throws(SystemFailure) {
      return IncludedText(name: name, bytes: try FileBytes.read(path: name))
    } catch {
      throw Refusal("cannot read \(name): \(error.reason)")
    }
  }

  /// The path without `.` and without folders that are left again.
  private static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
