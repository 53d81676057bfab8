import Foundation
import PQManual
import PQTestSupport
import Testing

/// The variables that the help lists.
@Suite struct EnvironmentVariableTests {
  /// Each name is in another source file: the one that reads the variable. The names of proxies are computed
  /// there, so they are not searched in quotes.
  @Test(arguments: EnvironmentVariable.allCases)
  func isRead(variable: EnvironmentVariable) throws {
    let readers = try Project.swiftFiles.filter { file in
      try file.path.contains("/Sources/") && file.lastPathComponent != "EnvironmentVariable.swift"
        && (try String(contentsOf: file, encoding: .utf8)).contains(variable.rawValue)
    }
    #expect(!readers.isEmpty)
  }
}
