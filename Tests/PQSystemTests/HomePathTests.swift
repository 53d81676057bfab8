import Testing

@testable import PQSystem

@Suite struct HomePathTests {
  @Test func aTildeIsTheHome() throws {
    let home = try #require(ProcessEnvironment.path("HOME"))
    #expect(HomePath("~").path == home)
    #expect(HomePath("~/a b.csv").path == home + FilePath("/a b.csv"))
  }

  @Test(arguments: ["", "a.csv", "/~/a", "~other/a", "a~"])
  func othersStayAsTheyAre(written: String) {
    #expect(HomePath(written).path == FilePath(written))
  }
}
