import PQEngine
import PQModel
import Testing

@testable import PQFixture

/// The values that a prompt can offer without a request.
@Suite struct KnownValuesOfBackendsTests {
  @Test func demoListsAllValues() {
    let demo = DemoBackend()
    #expect(demo.knownValues(of: .countryCode).first == "US")
    for dimension in ExportDimension.allCases {
      let values = demo.knownValues(of: dimension)
      #expect(values.count > 1)
      #expect(Set(values).count == values.count)
      #expect(Set(values) == Set(DemoBackend.population.labels(dimension).dictionary))
    }
  }

  @Test func fileListsItsValues() throws {
    let text = "\"timestamp\",\"country.code\",\"http\"\n0,\"US\",1\n0,\"DE\",2\n60000,\"US\",1\n"
    let file = try TemporaryFile("x.csv", text)
    let backend = try FileBackend(path: file.path)
    #expect(backend.knownValues(of: .countryCode) == ["DE", "US"])
    #expect(backend.knownValues(of: .osName) == [])
  }

  /// Values that occur only after the clock are not offered.
  @Test func valuesAreKnownOnceTheyWereSeen() throws {
    let text = """
      "timestamp","country.code","os.name","http"
      60000,"US","iOS",1
      0,"DE","Linux",2
      120000,"FR","Linux",0
      """
    func values(at clock: Int64, _ dimension: ExportDimension) throws -> [String] {
      try FileBackend("x.csv", text, clock: Instant(milliseconds: clock)).knownValues(of: dimension)
    }
    #expect(try values(at: 0, .countryCode) == [])
    #expect(try values(at: 119_999, .countryCode) == ["DE"])
    #expect(try values(at: 120_000, .countryCode) == ["DE", "US"])
    #expect(try values(at: 120_000, .osName) == ["Linux", "iOS"])
    #expect(try values(at: 180_000, .countryCode) == ["DE", "FR", "US"])
    let early = DemoBackend(clock: CivilTime(year: 2025, month: 1, day: 1).instant)
    #expect(early.knownValues(of: .countryCode) == [])
  }
}
