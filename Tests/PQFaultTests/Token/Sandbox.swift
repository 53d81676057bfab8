import Foundation
import PQTestSupport

/// A folder with all folders to which `pq` writes, and with its output.
final class Sandbox: Sendable {
  private static let variables = [
    "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME",
    "XDG_RUNTIME_DIR", "TMPDIR",
  ]

  let root = FileManager.default.temporaryDirectory.appending(path: "pq-\(UUID().uuidString)")

  init() throws {
    for name in Self.variables + ["work"] { try makeFolder(name) }
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  private func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      at: root.appending(path: name), withIntermediateDirectories: true)
  }

  /// Runs `pq` and stores its output and errors as files in the sandbox.
  @discardableResult
  func pq(_ arguments: [String], token: String? = TokenPieces.token) async throws -> ProgramRun {
    let program = Project.programs.appending(path: "pq").path
    let run = try await Self.run(
      [program] + arguments, in: root.appending(path: "work"), environment(token))
    try write(run.output, "output-\(UUID().uuidString)")
    try write(run.errors, "errors-\(UUID().uuidString)")
    return run
  }

  /// Runs shell commands that can use `pq`.
  func shell(_ commands: String, token: String?) async throws -> ProgramRun {
    try await Self.run(
      ["/bin/sh", "-c", commands], in: root.appending(path: "work"), environment(token))
  }

  private func environment(_ token: String?) -> [String: String] {
    var environment = ["PATH": "\(Project.programs.path):/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    for name in Self.variables { environment[name] = root.appending(path: name).path }
    environment["PEER5_AUTH_TOKEN"] = token
    return environment
  }

  /// Writes a file into the sandbox.
  func write(_ data: Data, _ name: String) throws {
    try data.write(to: root.appending(path: name))
  }

  /// Runs a program on its own thread. The server that it asks is in this process and needs the other
  /// threads.
  private static func run(
    _ command: [String], in folder: URL, _ environment: [String: String]
  ) async throws -> ProgramRun {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Result { try ProgramRun(command, in: folder, environment: environment) })
      }
    }
  }

  /// Returns the files whose path or content has a piece of the token, with the bytes around it.
  func leaks() throws -> [String] {
    let pieces = TokenPieces()
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    return try paths.compactMap { path in
      let bytes = try bytes(root.appending(path: path))
      return pieces.piece(in: Array(path.utf8) + [0x0A] + bytes).map { "\(path): \($0)" }
    }
  }

  private func bytes(_ file: URL) throws -> [UInt8] {
    let values = try file.resourceValues(forKeys: [.isRegularFileKey])
    return values.isRegularFile == true ? Array(try Data(contentsOf: file)) : []
  }
}
