import PQEngine
import PQFixture
import PQModel
import Testing

@Suite struct FileLoadingTests {
  @Test(arguments: [
    ("a.csv", "timestamp,os.name,p2p,http\n0,x,1,2\n60000,x,1,2\n"),
    ("a.CSV", "timestamp,os.name,p2p,http\n60000,x,1,2\n0,x,0,0\n"),
    (
      "a.json",
      "[{\"http\":1,\"os.name\":\"x\",\"p2p\":0,\"timestamp\":60000}]"
    ),
  ])
  func catalogListsTheContentOfTheFile(name: String, text: String) throws {
    let backend = try FileBackend(name, text)
    #expect(backend.name == name)
    #expect(backend.catalog == Catalog(metrics: [.http, .p2p], dimensions: [.osName]))
    #expect(backend.clock == Instant(milliseconds: 120_000))
  }

  @Test func aGrainCoarsensTheLimits() throws {
    let backend = try FileBackend(
      "a.json", "{\"data\":[{\"timestamp\":3600000,\"http\":1}],\"grain\":\"1h\"}")
    #expect(backend.catalog.limits == .documented.coarsened(to: .h1))
    #expect(backend.clock == Instant(milliseconds: 7_200_000))
  }

  @Test(arguments: [
    ("a.csv", "timestamp,http\n", [Metric.http]), ("a.json", "{\"data\":[]}", Metric.allCases),
  ])
  func aFileWithoutRowsIsAtTheEpoch(name: String, text: String, metrics: [Metric]) async throws {
    let backend = try FileBackend(name, text)
    #expect(backend.clock == Instant(milliseconds: 0))
    #expect(backend.catalog.metrics == metrics)
    let dimensions = backend.catalog.dimensions.prefix(2)
    let rows = try await backend.rows(
      0..<60_000, .m1, [.http], by: Array(dimensions),
      filters: dimensions.prefix(1).map { .init($0, in: ["x"]) })
    #expect(rows.isEmpty)
  }

  @Test func rowsWithoutTrafficSetTheClockOnly() async throws {
    let backend = try FileBackend("a.csv", "timestamp,http,sessions\n0,1,0\n60000,0,0\n")
    #expect(backend.clock == Instant(milliseconds: 120_000))
    let rows = try await backend.rows(0..<120_000, .m1, [.http])
    #expect(rows == ["0 1"])
  }

  @Test func aClockMayBeGiven() throws {
    let clock = Instant(milliseconds: 1_509_494_400_000)
    #expect(try FileBackend("a.csv", "timestamp,http\n0,1\n", clock: clock).clock == clock)
  }

  @Test(arguments: [
    (
      "march.csv", "timestamp,os.name,http\n0,\"x\",12.5\n",
      "march.csv:2:7: \"http\" must be a whole number from 0 to 9223372036854775807, not 12.5"
    ),
    ("march.csv", "", "march.csv:1:1: expected rows, but the text is empty"),
    (
      "march.json", "[{\"timestamp\":0,\n \"p2p\":-1}]",
      "march.json:2:8: \"p2p\" must be a whole number from 0 to 9223372036854775807, not -1"
    ),
    (
      "march.csv", "timestamp,os.name,http\n0,\"x\ny\",1\n60000,x,2\n0,\"x\ny\",3\n",
      "march.csv:5:1: row 3 repeats row 1 in line 2, "
        + "with the same timestamp and the same dimensions"
    ),
    (
      "march.csv", "timestamp,http\n0,0\n0,3\n",
      "march.csv:3:1: row 2 repeats row 1 in line 2, "
        + "with the same timestamp and the same dimensions"
    ),
    (
      "march.csv", "timestamp,os.name,http\n0,x,0\n60000,x,1\n0,x,2\n",
      "march.csv:4:1: row 3 repeats row 1 in line 2, "
        + "with the same timestamp and the same dimensions"
    ),
    (
      "march.csv", "timestamp,os.name,http\n120000,x,0\n60000,x,1\n0,x,2\n60000,x,2\n",
      "march.csv:5:1: row 4 repeats row 2 in line 3, "
        + "with the same timestamp and the same dimensions"
    ),
    (
      "march.json", "[{\"timestamp\":0,\"http\":1},{\"timestamp\":0,\"http\":1}]",
      "march.json:1:27: row 2 repeats row 1 in line 1, "
        + "with the same timestamp and the same dimensions"
    ),
  ])
  func failureHasReasonAndPosition(name: String, text: String, message: String) {
    let failure = #expect(throws: BackendFailure.self) { try FileBackend(name, text) }
    #expect(failure?.description == message)
  }

  @Test func rowsMayBeOutOfOrder() async throws {
    let backend = try FileBackend(
      "a.csv", "timestamp,os.name,http\n120000,x,1\n60000,x,2\n0,x,4\n60000,y,8\n0,y,0\n")
    let rows = try await backend.rows(0..<300_000, .m5, [.http], by: [.osName])
    #expect(rows == ["0 x 7", "0 y 8"])
  }

  @Test func unreadableFilesHaveAdvice() throws {
    let folder = try TemporaryFile("a.csv", "").path.split(separator: "/").dropLast()
    let missing = "/" + folder.joined(separator: "/") + "/missing.csv"
    #expect(message(missing) == "there is no file \(missing); check the path")
    let other = "march.txt"
    #expect(
      message(other) == "march.txt is not a fixture file; name one that ends in .csv or .json")
  }

  @Test func aDirectoryIsNoFile() throws {
    let file = try TemporaryFile("a.csv", "")
    let path = file.path + "/b.csv"
    #expect(message(path) == "there is no file \(path); check the path")
    let directory = try TemporaryFile("inside.csv", "", in: "folder.csv")
    #expect(
      message(directory.folderPath)
        == "\(directory.folderPath) is a directory; name a .csv or .json file inside it")
  }

  private func message(_ path: String) -> String? {
    #expect(throws: BackendFailure.self) { try FileBackend(path: path) }?.description
  }
}
