import Foundation
import PQTestSupport

/// A second process of the test program, which runs one test in a given folder.
enum OtherProcess {
  private static let variable = "PQ_CACHE_TEST_FOLDER"

  /// The folder that this process got, or `nil` in the first process.
  static var folder: String? { ProcessInfo.processInfo.environment[variable] }

  #if os(Linux)
    /// Runs a test in a second process, after shell commands.
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
  /// Returns true if the test has run and passed.
  func hasPassed(_ test: String) -> Bool { status == 0 && report.contains(test) }

  /// The output and the errors of the process.
  var report: String { String(decoding: output + errors, as: UTF8.self) }
}
