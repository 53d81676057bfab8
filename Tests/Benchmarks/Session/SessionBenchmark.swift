import PQ
import PQFixture

/// The time of a session for a query over a file that it has loaded.
///
///     session-benchmark FILE QUERY COUNT
///
/// Prints the median of the runs in milliseconds. Each run is from the text of the query to its table.
/// Build it in release mode.
@main
struct SessionBenchmark {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let count = Int(arguments[3]), count > 0 else {
      print("usage: session-benchmark FILE QUERY COUNT")
      return
    }
    let session = Session(backend: try FileBackend(path: arguments[1]))
    _ = try await run(arguments[2], in: session)
    var times: [Duration] = []
    for _ in 0..<count { times.append(try await run(arguments[2], in: session)) }
    print(times.sorted()[count / 2] / .milliseconds(1))
  }

  /// Returns the time of one run.
  private static func run(_ query: String, in session: Session) async throws -> Duration {
    let clock = ContinuousClock()
    let start = clock.now
    let prepared = session.check(query)
    precondition(!prepared.hasErrors, "the query is wrong")
    for statement in prepared.statements {
      let answer = try await session.run(statement)
      precondition(answer.table.rowCount > 0, "the answer is empty")
    }
    return clock.now - start
  }
}
