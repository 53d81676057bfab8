import Foundation

/// Commands and what they print, as a reader sees them: executable documentation.
///
/// A line that begins with `$ ` is a command of a shell; the lines behind it, up to the next command,
/// are what it prints on both streams. A command that fails ends with a line `[exit 1]`. The commands
/// of one transcript share a folder, which is empty at first but for a link to `examples`. They have no
/// home, and so no configuration but one that they make. The demo is named, as it is for a reader whose
/// results go to a terminal: its note about numbers that are made up is a matter of other tests.
public struct Transcript: Sendable, CustomStringConvertible {
  /// A command and what it prints.
  public struct Step: Sendable, Equatable {
    /// What is given to the shell.
    public let command: String
    /// What it prints on both streams.
    public var output: String
  }

  /// What to call it in a test.
  public let name: String
  /// Lines before the first command, which are not run.
  public let preamble: String
  /// The commands, in order.
  public let steps: [Step]

  /// Its name.
  public var description: String { name }

  /// Reads a transcript.
  public init(name: String, text: String) {
    self.name = name
    var preamble = ""
    var steps: [Step] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2)), output: ""))
      } else if steps.isEmpty {
        preamble += line + "\n"
      } else {
        steps[steps.count - 1].output += line + "\n"
      }
    }
    self.preamble = preamble
    self.steps = steps
  }

  /// The transcript as its commands really run.
  public func replayed() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "pq-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "examples"), withDestinationURL: Project.path("examples"))
    return try preamble
      + steps.map { "$ \($0.command)\n" + (try Self.run($0.command, in: folder)) }.joined()
  }

  private static func run(_ command: String, in folder: URL) throws -> String {
    let result = try ProgramRun(
      ["/bin/bash", "-c", "{ \(command)\n} 2>&1"], in: folder,
      environment: [
        "PATH": "\(Project.programs.path):/usr/bin:/bin", "LC_ALL": "C.UTF-8",
        // What is kept stays in the folder of the transcript.
        "XDG_CACHE_HOME": folder.appending(path: ".cache").path,
        "PQ_BACKEND": "demo",
      ])
    var output = String(decoding: result.output, as: UTF8.self)
    if !output.isEmpty, !output.hasSuffix("\n") { output += "\n" }
    return result.status == 0 ? output : output + "[exit \(result.status)]\n"
  }
}
