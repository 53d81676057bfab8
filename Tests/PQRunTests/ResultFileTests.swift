import PQ
import PQSystem
import Testing

@testable import PQRun

/// The file for results without INTO.
@Suite struct ResultFileTests {
  @Test(arguments: [
    ("x.csv", OutputFormat.csv), ("x.CSV", .csv), ("a/b.c/x.json", .json), ("x.md", .markdown),
    ("x.txt", .table), ("x.dat", .table), ("x", .table), ("csv", .csv), ("a.csv/x", .table),
  ])
  func fileNameChoosesTheFormat(name: String, format: OutputFormat) {
    #expect(ResultFile(FilePath(name)).format == format)
  }

  @Test func takesOneResultForMachines() throws {
    var file = ResultFile("x.csv")
    try file.check(1, as: nil)
    try file.check(0, as: nil)
    try file.check(9, as: .markdown)
    #expect(throws: CommandFailure.self) { try file.check(2, as: nil) }
    file.add(.csv, isWhole: true, isAccepted: false)
    try file.check(0, as: nil)
    #expect(throws: CommandFailure.self) { try file.check(1, as: nil) }
    #expect(throws: CommandFailure.self) { try file.check(1, as: .table) }
  }

  @Test func takesAnyNumberForPeople() throws {
    var file = ResultFile("x.txt")
    file.add(.table, isWhole: true, isAccepted: false)
    try file.check(2, as: nil)
    #expect(throws: CommandFailure.self) { try file.check(1, as: .json) }
  }

  @Test func isPartialIfAResultIsPartial() {
    var file = ResultFile("x.txt")
    file.add(.table, isWhole: true, isAccepted: true)
    #expect(file.completeness == .whole)
    file.add(.table, isWhole: false, isAccepted: false)
    file.add(.table, isWhole: true, isAccepted: false)
    #expect(file.completeness == .partial)
  }

  @Test(arguments: [
    ("x.csv", "x.partial.csv"), ("a.b/x", "a.b/x.partial"), ("/a/x.tar.gz", "/a/x.tar.partial.gz"),
    (".hidden", ".hidden.partial"), (".a.csv", ".a.partial.csv"), ("x.", "x.partial."),
  ])
  func partialAnswersHaveTheirOwnFile(name: String, partial: String) {
    #expect(PartialFile(beside: OutputPlace(FilePath(name))).name == FilePath(partial))
  }

  @Test func aRunEndsWithTheWorstOfItsTexts() {
    var status = PQRun.ExitStatus.success
    for (next, whole) in [
      (.success, .success), (.partial, .partial), (.success, .partial), (.usage, .usage),
      (.partial, .usage), (.success, .usage),
    ] as [(PQRun.ExitStatus, PQRun.ExitStatus)] {
      status.add(next)
      #expect(status == whole)
    }
  }
}
