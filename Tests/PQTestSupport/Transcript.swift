import Foundation

/// Commands with their output, as a reader sees them: executable documentation.
///
/// A line that begins with `$ ` is a shell command. The lines after it, up to the next command, are its
/// output on both streams. The output of a command that fails ends with a line such as `[exit 1]`. The
/// commands of one transcript share a folder, which first contains only a link to `examples`. They have
/// no home, so they have only the configuration that they write. The demo is named as the backend, so
/// that there is no note about its made-up numbers; other tests check that note.
public struct Transcript: Sendable, CustomStringConvertible {
  /// A command and its output.
  public struct Step: Sendable, Equatable {
    /// The text that the shell runs.
    public let command: String
    /// The output on both streams.
    public var output: String
  }

  /// The name in tests.
  public let name: String
  /// Lines before the first command, which are not run.
  public let preamble: String
  /// The commands, in order.
  public let steps: [Step]

  /// The name in tests.
  public var description: String { name }

  /// Creates a transcript from its text.
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

  /// Runs the commands and returns the transcript with their actual output.
  ///
  /// - Throws: An error if the folder cannot be created or the shell cannot be started.
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
        // Cached answers stay in the folder of the transcript.
        "XDG_CACHE_HOME": folder.appending(path: ".cache").path,
        "PQ_BACKEND": "demo",
      ])
    var output = String(decoding: result.output, as: UTF8.self)
    if !output.isEmpty, !output.hasSuffix("\n") { output += "\n" }
    return result.status == 0 ? output : output + "[exit \(result.status)]\n"
  }
}
