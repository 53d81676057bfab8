import Foundation
import PQ
import Testing

@testable import report

@Test func theDemoHasFixedNumbers() async throws {
  let report = try await TrafficReport(from: Session(backend: DemoBackend()))
  #expect(report.countries.map(\.countryCode) == ["DE", "US", "FR"])
  #expect(report.hours.count == 6)
}

@Test func aFileHasTheNumbersOfTheTest() async throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "traffic.csv")
  let report = try await TrafficReport(from: Session(backend: FileBackend(path: file.path)))
  #expect(report.countries.map(\.http) == [5000, 2000])
  #expect(report.countries.map(\.offload) == [7.0 / 12.0, 0])
}

@Test func aFailureEndsTheReport() async throws {
  struct Offline: Backend {
    let name = "offline"
    let catalog = Catalog()
    let clock = DemoBackend().clock

    func answer(
      _ request: ExportRequest, to sink: inout some AnswerSink
    ) async throws(BackendFailure) {
      throw BackendFailure("there is no network")
    }
  }
  await #expect {
    _ = try await TrafficReport(from: Session(backend: Offline()))
  } throws: { error in
    if case QueryError.run(let failure, _) = error { failure.kind == .backend } else { false }
  }
}
