public import Foundation

/// A program that has run to its end.
public struct ProgramRun: Sendable {
  /// The bytes that it wrote to standard output.
  public let output: Data
  /// The bytes that it wrote to standard error.
  public let errors: Data
  /// The exit status, or 128 plus the number of the signal that ended it.
  public let status: Int32

  /// Runs a program with its input and waits for its end. It has only the given environment and no
  /// home, so that the configuration of a developer changes no test.
  ///
  /// - Throws: An error if the program cannot be started.
  public init(
    _ command: [String], in folder: URL? = nil, environment: [String: String] = [:],
    input: Data = Data()
  ) throws {
    let files = try (0..<3).map { _ in try TemporaryFile() }
    try input.write(to: files[0].url)
    let process = Process()
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    process.currentDirectoryURL = folder
    process.environment = environment
    process.standardInput = try FileHandle(forReadingFrom: files[0].url)
    process.standardOutput = try FileHandle(forWritingTo: files[1].url)
    process.standardError = try FileHandle(forWritingTo: files[2].url)
    try process.run()
    process.waitUntilExit()
    output = try Data(contentsOf: files[1].url)
    errors = try Data(contentsOf: files[2].url)
    status = process.terminationStatus + (process.terminationReason == .exit ? 0 : 128)
  }

  /// Runs `pq` with arguments.
  ///
  /// - Parameter namesDemo: True if the demo is named as the backend, so that it answers without a
  ///   note. The arguments may name another backend.
  /// - Throws: An error if `pq` cannot be started.
  public static func pq(
    _ arguments: [String], in folder: URL? = nil, input: String = "", namesDemo: Bool = true
  ) throws -> ProgramRun {
    try ProgramRun(
      [Project.programs.appending(path: "pq").path] + arguments, in: folder,
      environment: namesDemo ? ["PQ_BACKEND": "demo"] : [:], input: Data(input.utf8))
  }
}

private final class TemporaryFile {
  let url = FileManager.default.temporaryDirectory.appending(path: "pq-\(UUID().uuidString)")

  init() throws { try Data().write(to: url) }

  deinit { try? FileManager.default.removeItem(at: url) }
}
