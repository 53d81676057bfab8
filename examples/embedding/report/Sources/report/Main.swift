// swift run --package-path examples/embedding/report report [live | FILE.csv | FILE.json]

import Foundation
import PQ

/// Prints a report about the demo, the live API or a file.
@main struct Main {
  static func main() async {
    do {
      let session = Session(backend: try backend(CommandLine.arguments.dropFirst().first))
      print(try await TrafficReport(from: session).text)
    } catch {
      FileHandle.standardError.write(Data("report: \(error)\n".utf8))
      exit(exitStatus(of: error))
    }
  }

  private static func backend(_ name: String?) throws(BackendFailure) -> any Backend {
    switch name {
    case nil: DemoBackend()
    case "live": LiveBackend()
    case let path?: try FileBackend(path: path)
    }
  }

  /// The exit statuses of the program `pq`.
  private static func exitStatus(of error: any Error) -> Int32 {
    switch error {
    case QueryError.text, QueryError.rows: 1
    case QueryError.run(let failure, _): exitStatus(of: failure.kind)
    case let failure as BackendFailure: exitStatus(of: failure.kind)
    default: 2
    }
  }

  private static func exitStatus(of kind: BackendFailure.Kind) -> Int32 {
    switch kind {
    case .backend, .request, .rate, .number, .authentication: 3
    case .budget: 4
    case .partial: 5
    case .cancelled: 130
    }
  }
}
