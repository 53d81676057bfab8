import Foundation
import PQTestSupport
import Testing

/// The transcripts of the command line, replayed word for word.
@Suite struct TranscriptTests {
  @Test(arguments: Project.contents(of: "Tests/Transcripts"))
  func replays(file: URL) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    let replayed = try Transcript(name: file.lastPathComponent, text: text).replayed()
    let mismatch = Snapshot.mismatch(replayed, file)
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }
}
