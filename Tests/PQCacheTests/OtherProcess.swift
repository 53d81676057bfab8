import Foundation
import PQTestSupport

/// Another process of this very program, which runs one test alone in a folder that it is told.
enum OtherProcess {
  private static let variable = "PQ_CACHE_TEST_FOLDER"

  /// The folder that this process was told, if it is such a one.
  static var folder: String? { ProcessInfo.processInfo.environment[variable] }

  #if os(Linux)
    /// Runs a test, after commands of a shell.
    static func run(_ test: String, in folder: String, after commands: String = ":") throws
      -> ProgramRun
    {
      var environment = ProcessInfo.processInfo.environment
      environment[variable] = folder
      return try ProgramRun(
        [
          "/bin/bash", "-c", "\(commands); exec \"$0\" \"$@\"", CommandLine.arguments[0],
          "--testing-library", "swift-testing", "--filter", test,
        ], environment: environment)
    }
  #endif
}

extension ProgramRun {
  /// Whether it has run a test, and that has passed.
  func hasPassed(_ test: String) -> Bool { status == 0 && report.contains(test) }

  /// All that it wrote.
  var report: String { String(decoding: output + errors, as: UTF8.self) }
}
