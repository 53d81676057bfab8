import Foundation
import PQTestSupport
import Testing

/// The transcripts in `Tests/Transcripts` are run again; the output must be the same.
@Suite(.ownThread) struct TranscriptTests {
  /// All transcripts. Those that end in `-linux` run on Linux only.
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
