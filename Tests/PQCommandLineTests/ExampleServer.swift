import Foundation
import PQTestSupport
import Testing

/// The program of `examples/embedding/server` on a free port. It ends when the test releases it.
final class ExampleServer {
  private let process = Process()
  private let address: String

  /// Starts the program, and waits until it listens.
  init(_ program: URL) throws {
    let output = Pipe()
    process.executableURL = program
    process.arguments = ["0"]
    process.environment = [:]
    process.standardOutput = output
    try process.run()
    var line = ""
    while !line.hasSuffix("\n"),
      let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty
    {
      line += String(decoding: byte, as: UTF8.self)
    }
    let start = "listening on "
    try #require(line.hasPrefix(start), "\(line)")
    address = String(line.dropFirst(start.count).dropLast())
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }

  /// Returns the body of an answer, and a last line with its status and content type.
  func get(_ path: String) throws -> String {
    let environment = ProcessInfo.processInfo.environment.filter { $0.key == "PATH" }
    let run = try ProgramRun(
      [
        "/usr/bin/env", "curl", "--silent", "--show-error", "--noproxy", "*", "--max-time", "30",
        "--write-out", "\n%{http_code} %{content_type}", address + path,
      ], environment: environment)
    try #require(run.status == 0, "\(String(decoding: run.errors, as: UTF8.self))")
    return String(decoding: run.output, as: UTF8.self)
  }
}
