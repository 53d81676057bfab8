import Foundation
import PQTestSupport

/// A run of DuckDB over many queries, in its own process.
final class DuckDB {
  /// The reason why there are no answers.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private struct Job: Encodable {
    let csv: String
    let sql: String
  }

  private let process = Process()
  private let answersURL: URL

  /// Starts a run of queries. Its files are in the folder.
  init(_ queries: [(csv: URL, sql: String)], in folder: URL) throws {
    let jobs = folder.appending(path: "\(UUID().uuidString).jsonl")
    let encoder = JSONEncoder()
    let lines = try queries.map {
      String(decoding: try encoder.encode(Job(csv: $0.csv.path, sql: $0.sql)), as: UTF8.self)
    }
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: jobs)
    answersURL = jobs.appendingPathExtension("answers")
    try Data().write(to: answersURL)
    process.executableURL = try OraclePython.path()
    process.arguments = [Project.path("Tests/PQOracleTests/SQL/duckdb_rows.py").path, jobs.path]
    process.standardOutput = try FileHandle(forWritingTo: answersURL)
    process.standardInput = FileHandle.nullDevice
    try process.run()
  }

  /// Waits for the answers and returns one for each query.
  ///
  /// - Throws: `Failure` if the process failed.
  func answers() throws -> [SQLAnswer] {
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "DuckDB's process ended with \(process.terminationStatus)")
    }
    let decoder = JSONDecoder()
    return try Data(contentsOf: answersURL).split(separator: UInt8(ascii: "\n"))
      .map { try decoder.decode(SQLAnswer.self, from: $0) }
  }
}
