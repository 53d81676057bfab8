import Foundation
import PQTestSupport
import Testing

/// The transcripts of the command line, replayed word for word.
@Suite(.ownThread) struct TranscriptTests {
  /// All of them; one that ends in `-linux` needs something that other systems lack.
  static let transcripts = Project.contents(of: "Tests/Transcripts").filter { file in
    #if os(Linux)
      true
    #else
      !file.lastPathComponent.hasSuffix("-linux.txt")
    #endif
  }

  @Test(arguments: transcripts)
  func replays(file: URL) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    let replayed = try Transcript(name: file.lastPathComponent, text: text).replayed()
    let mismatch = Snapshot.mismatch(replayed, file)
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }
}
