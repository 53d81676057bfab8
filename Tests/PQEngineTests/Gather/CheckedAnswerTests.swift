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
    #expect(try answer.checked(for: Self.request(), from: "x") == answer)
  }

  @Test func columnsTooManyAreLeftOut() throws {
    var answer = DataTable.ones(try Self.request())
    answer.columns.insert(.texts("extra", ["x", "y"]), at: 0)
    let checked = try answer.checked(for: Self.request(), from: "x")
    #expect(checked.columns.map(\.name) == ["timestamp", "os.name", "http"])
  }

  @Test(arguments: Mistake.allCases)
  func aWrongColumnIsNamed(mistake: Mistake) throws {
    let answer = mistake.made(in: .ones(try Self.request()))
    let failure = #expect(throws: BackendFailure.self) {
      try answer.checked(for: Self.request(), from: "scripted")
    }
    #expect(
      failure?.description == "scripted answered without a proper column \"\(mistake.column)\"")
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func anAverageIsANumber(value: Double) throws {
    var answer = DataTable.ones(try Self.request([.sessions]))
    answer.columns[2].values = .decimals([1, value])
    #expect(throws: BackendFailure.self) {
      try answer.checked(for: Self.request([.sessions]), from: "x")
    }
  }

  /// Negative traffic is an error in every backend.
  @Test(arguments: [-1, 0, .min] as [Int64])
  func negativeNumbersAreRefused(value: Int64) throws {
    var answer = DataTable.ones(try Self.request([.http, .sessions]))
    answer.columns[2].values = .integers([1, value])
    let failure = Self.failure(answer)
    answer.columns[2].values = .integers([1, 0])
    answer.columns[3].values = .decimals([1, Double(value)])
    let other = Self.failure(answer)
    let start = "x answered with a number below zero in the column"
    #expect(failure == (value == 0 ? nil : "\(start) \"http\""))
    #expect(other == (value == 0 ? nil : "\(start) \"sessions\""))
  }

  private static func failure(_ answer: DataTable) -> String? {
    do {
      _ = try answer.checked(for: request([.http, .sessions]), from: "x")
      return nil
    } catch {
      return (error as? BackendFailure)?.description
    }
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
      let checked = try? answer.checked(for: Self.request(), from: "x")
      #expect(checked == (isProper ? answer : nil))
    }
  }

  @Test func byteCountIsTheSizeOfTheValues() throws {
    let answer = DataTable.ones(try Self.request())
    #expect(answer.byteCount == 2 * 8 + 2 * 4 + 1 + 2 * 8)
  }
}
