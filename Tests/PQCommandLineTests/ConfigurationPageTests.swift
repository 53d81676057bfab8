import Foundation
import PQTestSupport
import Testing

/// Each example in `grammar/configuration.md` is a valid configuration.
@Suite(.ownThread) struct ConfigurationPageTests {
  static let texts = (try? read()) ?? []

  @Test(arguments: texts)
  func examplesAreValid(text: String) throws {
    let folder = TemporaryFolder()
    try folder.write(text, to: "pq/rc.pq")
    let run = try ProgramRun(
      [Project.programs.appending(path: "pq").path, "-c", "SHOW SETTINGS"],
      environment: ["XDG_CONFIG_HOME": folder.path])
    #expect(run.status == 0, "\(String(decoding: run.errors, as: UTF8.self))")
  }

  @Test func pageHasExamples() { #expect(Self.texts.count >= 2) }

  private static func read() throws -> [String] {
    try Project.text("grammar/configuration.md").matches(of: /```pq\n([^`]*)```/).map {
      String($0.1)
    }
  }
}
