import PQModel
import PQTestSupport
import Testing

@testable import PQEngine

/// Answers of backends are checked before they are used.
@Suite struct CheckedAnswerTests {
  private static func request(_ metrics: [Metric] = [.http]) throws -> ExportRequest {
    let end = CivilTime(year: 2026, month: 1, day: 15).instant
    return try ExportRequest(
      range: TimeRange(from: end - 2 * .hour, to: end), interval: .h1, metrics: metrics,
      dimensions: [.osName], catalog: Catalog(), clock: end)
  }

  @Test func aValidAnswerIsUnchanged() throws {
    let answer = DataTable.ones(try Self.request())
    #expect(try Self.checked(answer, Self.request()) == answer)
  }

  @Test func columnsTooManyAreLeftOut() throws {
    var answer = DataTable.ones(try Self.request())
    answer.columns.insert(.texts("extra", ["x", "y"]), at: 0)
    let checked = try Self.checked(answer, Self.request())
    #expect(checked.columns.map(\.name) == ["timestamp", "os.name", "http"])
  }

  @Test(arguments: Mistake.allCases)
  func aWrongColumnIsNamed(mistake: Mistake) throws {
    let answer = mistake.made(in: .ones(try Self.request()))
    let failure = #expect(throws: BackendFailure.self) {
      try Self.checked(answer, Self.request())
    }
    #expect(failure?.description == "x sent a wrong answer: \(mistake.sentence)")
    #expect(failure?.kind == .backend)
  }

  /// Negative traffic is an error in every backend.
  @Test(arguments: [-1, 0, .min] as [Int64])
  func negativeNumbersAreRefused(value: Int64) throws {
    let metrics: [Metric] = [.http, .sessions]
    for (place, metric) in metrics.enumerated() {
      var answer = DataTable.ones(try Self.request(metrics))
      answer.columns[2 + place].values =
        metric.isWhole ? .integers([1, value]) : .decimals([1, Double(value)])
      let text = metric.isWhole ? "\(value)" : "\(Double(value))"
      #expect(
        Self.failure(answer, metrics)
          == (value == 0
            ? nil
            : "x sent a wrong answer: row 2 (2026-01-14T23:00Z, os.name \"x\"): "
              + "\"\(metric.rawValue)\" is \(text); traffic is never negative"))
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func anAverageIsANumber(value: Double) throws {
    var answer = DataTable.ones(try Self.request([.sessions]))
    answer.columns[2].values = .decimals([value, 1])
    #expect(
      Self.failure(answer, [.sessions])
        == "x sent a wrong answer: row 1 (2026-01-14T22:00Z, os.name \"x\"): "
        + "\"sessions\" is \(value); a number must be finite")
  }

  private static func failure(_ answer: DataTable, _ metrics: [Metric]) -> String? {
    do {
      _ = try checked(answer, request(metrics))
      return nil
    } catch {
      return (error as? BackendFailure)?.description
    }
  }

  private static func checked(
    _ answer: DataTable, _ request: ExportRequest
  ) throws -> DataTable {
    var check = AnswerCheck(of: request, from: "x")
    return try check.checked(answer)
  }

  @Test func exactNumbersAreOfTheKindOfTheMetric() throws {
    var answer = DataTable.ones(try Self.request())
    answer.columns[2].values = .decimals([1, 2])
    for (numbers, isProper) in [
      (ExactNumbers.integerSums(IntegerSums(wide: [.max, 2])), true),
      (.integerSums(IntegerSums([1])), false), (.averages(DecimalSums()), false),
      (.averages(DecimalSums(averages: [1, 2], minutes: 60)), false),
    ] {
      answer.columns[2].exact = numbers
      let checked = try? Self.checked(answer, Self.request())
      #expect(checked == (isProper ? answer : nil))
    }
  }

  @Test func byteCountIsTheSizeOfTheValues() throws {
    let answer = DataTable.ones(try Self.request())
    #expect(answer.byteCount == 2 * 8 + 2 * 4 + 1 + 2 * 8)
  }
}
