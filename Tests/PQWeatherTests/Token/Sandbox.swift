import Foundation
import PQTestSupport

/// Folders in which `pq` may write whatever it wants, and all that it has written anywhere.
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

  /// Runs `pq`, and keeps what it writes on its streams beside the rest.
  @discardableResult
  func pq(_ arguments: [String], token: String? = Needle.token) async throws -> ProgramRun {
    let program = Project.programs.appending(path: "pq").path
    let run = try await Self.run(
      [program] + arguments, in: root.appending(path: "work"), environment(token))
    try plant(run.output, "output-\(UUID().uuidString)")
    try plant(run.errors, "errors-\(UUID().uuidString)")
    return run
  }

  /// Runs commands of a shell, of which `pq` is one.
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

  /// A file of its own.
  func plant(_ data: Data, _ name: String) throws {
    try data.write(to: root.appending(path: name))
  }

  /// Waits for a program on a thread that nobody else needs: the server that it asks is in this
  /// process.
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

  /// Where a piece of the token lies, and what is around it.
  func leaks() throws -> [String] {
    let needle = Needle()
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    return try paths.compactMap { path in
      let bytes = try bytes(root.appending(path: path))
      return needle.piece(in: Array(path.utf8) + [0x0A] + bytes).map { "\(path): \($0)" }
    }
  }

  private func bytes(_ file: URL) throws -> [UInt8] {
    let values = try file.resourceValues(forKeys: [.isRegularFileKey])
    return values.isRegularFile == true ? Array(try Data(contentsOf: file)) : []
  }
}
