import PQSystem
import Testing

@Suite struct ProgramFileTests {
  @Test func thePathLeadsToARunnableFile() throws {
    let path = try ProgramFile.path()
    #expect(path.isAbsolute)
    #expect(path.withCString { access($0, X_OK) } == 0)
  }
}
