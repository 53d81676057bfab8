import PQ
import PQEmulator
import PQLive
import PQTestServers
import PQTestSupport
import Testing
import PQModel

/// The clock of the server differs from the clock of this machine. The answer has all complete data up
/// to the time of the server, and later ranges are reported as missing.
@Suite(.serialized, .timeLimit(.minutes(30))) struct ServerClockDifferenceTests {
  /// - Parameter minutes: The number of minutes that this machine is ahead.
  @Test(arguments: [2, 60, 61, 1440, 20_000], WireFormat.allCases)
  func bucketsAfterTheServerTimeAreMissing(minutes: Int64, wire: WireFormat) async throws {
    let time = Statement.now - minutes * .minute
    let reference = Session(
      backend: EarlierBackend(whole: try Statement.backend(), time: time, cuts: true),
      now: Statement.now)
    let server = try CountingServer(
      of: EarlierBackend(whole: try Statement.backend(), time: time), tellsTime: true)
    let backend = try LiveBackendFactory.backend(server.url) { $0.wire = wire }
    var missing = 0
    for statement in try Statement.some(24, seed: UInt64(minutes)) {
      let expected = await reference.outcome(of: statement.text)
      let found = await Session(backend: backend, now: Statement.now).outcome(of: statement.text)
      #expect(FaultOutcome(found, expected: expected, words: []) == .answered, "\(statement.text)")
      for (answer, other) in zip(found.answers, expected.answers) {
        #expect(answer.missing.map(\.range) == other.missing.map(\.range), "\(statement.text)")
        missing += answer.missing.count
      }
    }
    #expect(missing > 10)
  }

  /// If this machine is behind, or less than two minutes ahead, the answer is complete.
  @Test(arguments: [1, 0, -1, -2, -600])
  func answerIsCompleteUnlessTheServerIsMinutesBehind(minutes: Int64) async throws {
    let time = Statement.now - minutes * .minute
    let server = try CountingServer(
      of: EarlierBackend(
        whole: try Statement.backend(), time: max(time, Statement.now), clock: time),
      tellsTime: true)
    let backend = try LiveBackendFactory.backend(server.url)
    for statement in try Statement.some(20, seed: 3) {
      let found = await statement.outcome(backend)
      let expected = await statement.outcomeWithoutFaults()
      #expect(FaultOutcome(found, expected: expected, words: []) == .answered, "\(statement.text)")
    }
  }
}

/// Another backend at an earlier time. The bucket that is then running has half of its traffic.
private struct EarlierBackend: Backend {
  let whole: any Backend
  let time: Instant
  /// The clock that the backend reports: a given one, or the time of its data.
  var clock: Instant { said ?? time }
  private let said: Instant?
  /// True if the backend has all traffic and reports the time at which its answers end.
  private let cuts: Bool

  init(whole: any Backend, time: Instant, clock: Instant? = nil, cuts: Bool = false) {
    (self.whole, self.time, said, self.cuts) = (whole, time, clock, cuts)
  }

  var name: String { whole.name }
  var catalog: Catalog { whole.catalog }

  func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    let table = try await whole.answer(request)
    guard !cuts else {
      let failure = BackendFailure("it is not over yet", kind: .request)
      sink.begin(AnswerHead(cutoff: AnswerCutoff(at: time, failure)))
      return sink.take(table)
    }
    guard case .instants(let starts)? = table["timestamp"]?.values else { return }
    let begun = starts.indices.filter { starts[$0] < time.milliseconds }
    let isOver = begun.map {
      starts[$0] + request.interval.length.milliseconds <= time.milliseconds
    }
    sink.take(table.rows(begun).halved(unless: isOver))
  }
}

extension DataTable {
  /// Returns the rows. The rows of running buckets have half of their numbers.
  fileprivate func halved(unless isOver: [Bool]) -> DataTable {
    var table = self
    for (place, column) in columns.enumerated() {
      switch column.values {
      case .integers(let values):
        table.columns[place].values = .integers(zip(values, isOver).map { $1 ? $0 : $0 / 2 })
      case .decimals(let values):
        table.columns[place].values = .decimals(zip(values, isOver).map { $1 ? $0 : $0 / 2 })
      case .instants, .texts: break
      }
    }
    return table
  }
}
