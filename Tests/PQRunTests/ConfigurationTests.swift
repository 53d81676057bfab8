import Foundation
import PQ
import PQSystem
import PQTestSupport
import Testing

@testable import PQRun
import PQSemantics

@Suite struct ConfigurationTests {
  private let place: TemporaryFolder

  init() throws { place = TemporaryFolder() }

  private func configuration(
    _ choice: ConfigurationChoice = ConfigurationChoice(), given: [String: [String]] = [:]
  ) throws -> Configuration {
    try Configuration(
      choice, given: given, Reporter(ReportStyle()),
      in: ConfigurationFolder(FilePath(place.path + "/pq")))
  }

  @Test func withoutAFileNothingIsSet() throws {
    let configuration = try configuration()
    #expect(configuration.files == [] && !configuration.hasMistakes)
    #expect(try configuration.checked() == QueryEnvironment())
  }

  @Test func aProfileComesBehindTheStart() throws {
    let start = try place.write("SET width = 7; SET time = 'iso'; LET a = http", to: "pq/rc.pq")
    let profile = try place.write("SET width = 9; LET b = a + p2p", to: "pq/profiles/work.pq")
    let configuration = try configuration(ConfigurationChoice(profile: "work"))
    #expect(configuration.files == [start, profile])
    let environment = try configuration.checked()
    #expect(environment.settings.width == 9 && environment.settings.time == "iso")
    #expect(environment.definitionNames == ["a", "b"])
    #expect(try self.configuration().checked().settings.width == 7)
  }

  @Test func filesAreSkippedOnRequest() throws {
    try place.write("SELECT htpp", to: "pq/rc.pq")
    let configuration = try configuration(ConfigurationChoice(isOff: true), given: ["x": ["1"]])
    #expect(configuration.files == [])
    #expect(try configuration.checked().given == ["x": ["1"]])
  }

  @Test func parametersAreGivenToItAsWell() throws {
    try place.write("PARAM $width = 7; SET width = $width", to: "pq/rc.pq")
    #expect(try configuration(given: ["width": ["9"]]).checked().settings.width == 9)
  }

  /// A conversation begins nevertheless, with the settings before the wrong file.
  @Test(arguments: ["SET width = 9; SET width = 0", "SET width = 9; SELECT http LAST 1h"])
  func aWrongFileLeavesNothingBehind(text: String) throws {
    try place.write("SET width = 7", to: "pq/rc.pq")
    try place.write(text, to: "pq/profiles/wrong.pq")
    let configuration = try configuration(ConfigurationChoice(profile: "wrong"))
    #expect(configuration.hasMistakes)
    #expect(throws: CommandFailure.self) { try configuration.checked() }
    #expect(try configuration.checked(isInteractive: true).settings.width == 7)
  }

  @Test func anUnreadableFileIsAMistake() throws {
    try place.write("", to: "pq/rc.pq/inside")
    let configuration = try configuration()
    #expect(configuration.hasMistakes && configuration.files == [place.path + "/pq/rc.pq"])
    #expect(throws: CommandFailure.self) { try configuration.checked() }
  }

  @Test(arguments: ["", "nothing", "..", "../rc", "a/b", "/etc/passwd", "a..b", "work.pq"])
  func anInvalidProfileNameIsRefused(name: String) throws {
    try place.write("SET width = 9", to: "pq/profiles/work.pq")
    #expect(throws: CommandFailure.self) {
      try configuration(ConfigurationChoice(profile: name))
    }
  }

  @Test(arguments: [(0o600, true), (0o644, true), (0o664, false), (0o646, false), (0o666, false)])
  func aFileThatOthersCanWriteNamesNoProgram(mode: Int, isTaken: Bool) throws {
    try place.write("INCLUDE 'token.pq'", to: "pq/rc.pq")
    try place.write("SET token_command = 'x'", to: "pq/token.pq", mode: mode)
    let configuration = try configuration()
    #expect(configuration.hasMistakes == !isTaken)
    #expect(configuration.environment.settings.token == (isTaken ? .command("x") : nil))
  }
}
