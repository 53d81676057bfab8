import PQEngine
import PQModel
import Testing

@testable import PQFixture

/// What a prompt can offer without asking.
@Suite struct KnownValuesTests {
  @Test func theDemoKnowsItsAudience() {
    let demo = DemoBackend()
    #expect(demo.knownValues(of: .countryCode).first == "US")
    for dimension in Dimension.allCases {
      let values = demo.knownValues(of: dimension)
      #expect(values.count > 1)
      #expect(Set(values).count == values.count)
      #expect(Set(values) == Set(DemoBackend.roster.labels(dimension).dictionary))
    }
  }

  @Test func aFileKnowsItsOwn() throws {
    let text = "\"timestamp\",\"country.code\",\"http\"\n0,\"US\",1\n0,\"DE\",2\n60000,\"US\",1\n"
    let file = try TemporaryFile("x.csv", text)
    let backend = try FileBackend(path: file.path)
    #expect(backend.knownValues(of: .countryCode) == ["DE", "US"])
    #expect(backend.knownValues(of: .osName) == [])
  }
}
