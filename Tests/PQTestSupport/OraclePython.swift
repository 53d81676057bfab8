public import Foundation

/// The Python with the packages of the tests: DuckDB and pandas.
public enum OraclePython {
  /// The error of a machine without it.
  public struct Missing: Error, CustomStringConvertible {
    /// What is missing, and what to do.
    public let description: String
  }

  /// Returns the path of the program.
  ///
  /// - Throws: `Missing` if there is no such program.
  public static func path() throws(Missing) -> URL {
    let named = ProcessInfo.processInfo.environment["PQ_ORACLE_PYTHON"]
    let url = named.map { URL(filePath: $0) } ?? Project.path(".build/oracle/bin/python3")
    guard FileManager.default.isExecutableFile(atPath: url.path) else {
      throw Missing(
        description: "there is no \(url.path), a Python with DuckDB and pandas, which this test "
          + "needs: run Tests/run, which makes one, or name another in PQ_ORACLE_PYTHON")
    }
    return url
  }
}
