import Foundation
import PQBackendTesting
import PQEngine
import PQFixture
import PQModel
import PQTestSupport
import Testing

@testable import PQEmulator

/// An answer has the rows of the backend, in JSON and in CSV.
@Suite struct AnswerTextTests {
  /// Texts that need quotes, escapes or UTF-8.
  private static let cities = [
    "Köln", "a,\"b\"", "", "line\nbreak\r\u{0}\u{1F}\t", "back\\slash", "東京 😀", "</script>",
    "\u{2028}", "=1+1", "'", "\u{7F}",
  ]

  private static let strange = ScriptedBackend { request throws(BackendFailure) in
    let times = cities.indices.map { request.range.from.milliseconds + Int64($0) * Body.minute }
    return DataTable([
      Column("timestamp", .time, .instants(times)), .texts("city.name", cities),
      Column("http", .measure(.bytes), .integers(cities.indices.map { Int64.max - Int64($0) })),
      Column("sessions", .measure(.sessions), .decimals(cities.indices.map { Double($0) / 7 })),
    ])
  }

  /// A request for all columns.
  private static let body: Body = {
    var body = Body("metrics", "[\"http\", \"sessions\"]")
    body.fields.append(("dimensions", "[\"city.name\"]"))
    return body
  }()

  @Test func specialCharactersSurviveJSON() async throws {
    let exchange = await EmulatorExchange(.withoutFaults(Self.strange), Self.body)
    let object = try JSONSerialization.jsonObject(with: Data(exchange.body.utf8)) as? NSDictionary
    let rows = try #require(object?["data"] as? [NSDictionary])
    #expect(object?["error"] as? Bool == false)
    let names = rows.compactMap { $0["city.name"] as? String }
    #expect(names.map { Array($0.utf8) } == Self.cities.map { Array($0.utf8) })
    #expect(rows.map { $0["http"] as? Int64 } == Self.cities.indices.map { .max - Int64($0) })
    #expect(rows.map { $0["sessions"] as? Double } == Self.cities.indices.map { Double($0) / 7 })
  }

  @Test func specialCharactersSurviveCSV() async {
    let exchange = await EmulatorExchange(.withoutFaults(Self.strange), Self.body, head: .csv)
    var expected = "\"timestamp\",\"city.name\",\"http\",\"sessions\"\n"
    for (row, city) in Self.cities.enumerated() {
      let time = Body.clock - Body.hour + Int64(row) * Body.minute
      let quoted = city.replacing("\"", with: "\"\"")
      let average = row == 0 ? "0" : row == 7 ? "1" : "\(Double(row) / 7)"
      expected += "\(time),\"\(quoted)\",\(Int64.max - Int64(row)),\(average)\n"
    }
    #expect(exchange.body == expected)
  }

  @Test func noRowsAreAnEmptyList() async {
    let json = await EmulatorExchange(.withoutFaults(EmptyBackend()), Body())
    #expect(json.body == "{\n  \"error\": false,\n  \"data\": []\n}\n")
    let csv = await EmulatorExchange(.withoutFaults(EmptyBackend()), Body(), head: .csv)
    #expect(csv.body == "\"timestamp\",\"http\"\n")
  }

  /// A long answer comes in pieces without a length. A short answer has its length.
  @Test(arguments: [RequestHead.proper, .csv])
  func aLongAnswerComesInPieces(head: RequestHead) async throws {
    let body = Body(from: Body.clock - 6 * Body.hour, "1m", ("dimensions", "[\"city.name\"]"))
    let demo = DemoBackend(clock: Instant(milliseconds: Body.clock))
    let reply = await EmulatorExchange(.withoutFaults(demo), body, head: head).reply
    #expect(reply.body.length == nil)
    #expect(Array(reply.body).count > 1)
    let short = await EmulatorExchange(.withoutFaults(demo), Body(), head: head).reply
    #expect(short.body.length == short.body.count)
    #expect(Array(short.body).count == 1)
  }

  /// A backend whose answers pass through the emulator's texts meets the requirements of every backend.
  @Test(arguments: BackendConformance.Requirement.allCases, AnswerForm.allCases)
  func meetsTheRequirement(requirement: BackendConformance.Requirement, form: AnswerForm)
    async throws
  {
    let emulated = EmulatedBackend(try Self.fixture.get(), form)
    let violations = await BackendConformance(of: emulated).violations(of: requirement)
    #expect(violations.isEmpty, "\(violations)")
  }

  /// One day of traffic in four groups.
  private static let fixture = Result {
    var bytes: [UInt8] = []
    let generator = try #require(FixtureGenerator(seed: 1, days: 1, groups: 4, end: .demoClock))
    generator.write(as: .csv) { bytes += $0 }
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try FileBackend(path: file.path)
  }
}
