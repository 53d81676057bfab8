import Foundation
import PQTestSupport

/// Runs `swift` without the environment variables of the tests, as at a user's prompt.
enum PackageManager {
  static func run(_ arguments: [String], in folder: URL = Project.root) throws -> ProgramRun {
    let environment = ProcessInfo.processInfo.environment
      .filter { ["PATH", "HOME", "TMPDIR", "DEVELOPER_DIR"].contains($0.key) }
    return try ProgramRun(
      ["/usr/bin/env", "swift"] + arguments, in: folder, environment: environment)
  }
}
