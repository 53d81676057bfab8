import PQ
import PQTestSupport
import PQFixture
import PQModel

extension Session {
  /// Returns a session for the texts in `grammar/`: the demo, with surroundings like those of the
  /// command line. The only file to include is `common.pq`.
  static func ofPages() -> Session {
    Session(
      backend: DemoBackend(),
      surroundings: Surroundings(
        zone: Surroundings.systemZone, text: file, formats: OutputFormat.allCases.map(\.rawValue),
        fileEndings: OutputFormat.allCases.compactMap(\.fileEnding)))
  }

  /// Returns the same session for texts about a server. Its buckets may change for ten minutes
  /// after their end.
  static func ofPagesAboutAServer() -> Session {
    var session = ofPages()
    let server = LimitedBackend(
      "server", session.backend, ExportLimits.documented.settling(after: 10 * .minute))
    session = Session(backend: server, now: session.now, surroundings: session.surroundings)
    return session
  }

  private static let file:
    @Sendable (String, String) throws(Surroundings.Refusal) -> Surroundings.IncludedText = {
      path, _ throws(Surroundings.Refusal) in
      guard path == "common.pq" else { throw Surroundings.Refusal("cannot read \(path)") }
      let text = "LET bytes = http + p2p; LET offload = p2p / bytes;"
      return Surroundings.IncludedText(name: path, bytes: Array(text.utf8))
    }
}
