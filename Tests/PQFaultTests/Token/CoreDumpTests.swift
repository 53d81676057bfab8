import Foundation
import PQTestServers
import PQTestSupport
import Testing

/// A process that crashes with a token in its memory leaves no core dump and no backtrace.
@Suite(.ownThread, .serialized) struct CoreDumpTests {
  private struct Crash {
    let images: [String]
    let run: ProgramRun
    var isAborted: Bool { run.status == 128 + SIGABRT }
  }

  /// Runs a query against a server that does not answer, and aborts it as soon as the server has the
  /// request.
  private static func crash(
    _ setup: String, token: String?, configuration: String = ""
  ) async throws -> Crash {
    let sandbox = try Sandbox()
    let work = sandbox.root.appending(path: "work")
    let folder = sandbox.root.appending(path: "XDG_CONFIG_HOME/pq")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(configuration.utf8).write(to: folder.appending(path: "rc.pq"))
    try Data(TokenPieces.token.utf8).write(to: sandbox.root.appending(path: "HOME/token"))
    let server = try LoopbackServer { _ in
      _ = FileManager.default.createFile(atPath: work.appending(path: "asked").path, contents: nil)
      return [.hang]
    }
    let run = try await sandbox.shell(
      """
      \(setup)
      pq --backend \(server.url) -c 'SELECT http LAST 1h EVERY 1h' & pq=$!
      while [ ! -e asked ]; do sleep 0.05; done
      kill -ABRT $pq
      for second in 1 2 3 4 5; do kill -0 $pq 2>/dev/null && sleep 1; done
      kill -KILL $pq 2>/dev/null
      wait $pq
      """, token: token)
    let files = try FileManager.default.contentsOfDirectory(atPath: work.path)
    return Crash(images: files.filter { $0.hasPrefix("core") }, run: run)
  }

  private static let images = "export SWIFT_BACKTRACE=enable=no; ulimit -c unlimited || exit 99"

  @Test func noCoreDumpIsWrittenWithAToken() async throws {
    let without = try await Self.crash(Self.images, token: nil)
    // Otherwise the system writes core dumps elsewhere or not at all, so the test can show nothing.
    guard without.isAborted, without.images.count == 1 else { return }
    let crashes = [
      try await Self.crash(Self.images, token: TokenPieces.token),
      try await Self.crash(
        Self.images, token: nil, configuration: "SET token_file = '~/token';"),
      try await Self.crash(
        Self.images, token: nil, configuration: "SET token_command = 'cat ../HOME/token';"),
    ]
    for crash in crashes { #expect(crash.isAborted && crash.images.isEmpty) }
  }

  /// A backtrace would show the memory that registers point to.
  @Test func noBacktraceIsWrittenWithAToken() async throws {
    let crash = try await Self.crash("export SWIFT_BACKTRACE=enable=yes", token: TokenPieces.token)
    #expect(crash.isAborted)
    #expect(crash.run.errors.isEmpty, "\(String(decoding: crash.run.errors, as: UTF8.self))")
  }
}
