import Foundation
import PQTestSupport

/// The package manager, run as at a user's prompt: without the variables of the tests.
enum PackageManager {
  static func run(_ arguments: [String], in folder: URL = Project.root) throws -> ProgramRun {
    let environment = ProcessInfo.processInfo.environment
      .filter { ["PATH", "HOME", "TMPDIR", "DEVELOPER_DIR"].contains($0.key) }
    return try ProgramRun(
      ["/usr/bin/env", "swift"] + arguments, in: folder, environment: environment)
  }
}
