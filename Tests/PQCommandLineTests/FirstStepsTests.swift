import PQRun
import PQSystem
import Testing

@testable import PQCommandLine

/// The next commands on the way to the live API.
@Suite struct FirstStepsTests {
  private static let query = "  pq -c \"SELECT http, p2p LAST 1h EVERY 5m\""

  private func lines(
    _ folder: String?, hasToken: Bool = false, selectsLive: Bool = false, isOverruled: Bool = false
  ) -> [String] {
    FirstSteps(
      folder: folder.flatMap { ConfigurationFolder(FilePath($0)) }, home: "/home/ann",
      hasToken: hasToken, selectsLive: selectsLive, isOverruled: isOverruled
    ).lines
  }

  @Test func threeCommandsAtFirst() {
    #expect(
      lines("/home/ann/.config/pq") == [
        "", "Next, to ask the live API:",
        "  (umask 077; mkdir -p ~/.config/pq; cat > ~/.config/pq/token)"
          + "   # paste the token, then press Enter and Ctrl-D",
        "  echo \"SET token_file = '~/.config/pq/token'; SET backend = 'live';\""
          + " >> ~/.config/pq/rc.pq",
        Self.query,
      ])
  }

  @Test func stepsThatAreDoneAreLeftOut() {
    #expect(
      lines("/etc/pq", hasToken: true).dropFirst(2) == [
        "  mkdir -p /etc/pq; echo \"SET backend = 'live';\" >> /etc/pq/rc.pq", Self.query,
      ])
    #expect(lines("/etc/pq", hasToken: true, selectsLive: true).dropFirst(2) == [Self.query])
  }

  @Test func theVariableOutweighsTheConfiguration() {
    #expect(
      lines("/etc/pq", hasToken: true, selectsLive: true, isOverruled: true).dropFirst(2)
        == ["  pq --backend live -c \"SELECT http, p2p LAST 1h EVERY 5m\""])
  }

  /// A path with a space is written in quotes.
  @Test func otherPathsAreQuoted() {
    #expect(
      lines("/home/ann/my ä/pq").dropFirst(2).prefix(2) == [
        "  (umask 077; mkdir -p '/home/ann/my ä/pq'; cat > '/home/ann/my ä/pq/token')"
          + "   # paste the token, then press Enter and Ctrl-D",
        "  echo \"SET token_file = '/home/ann/my ä/pq/token'; SET backend = 'live';\""
          + " >> '/home/ann/my ä/pq/rc.pq'",
      ])
  }

  /// A path that quotes of a shell do not protect, and no path, leave only the query.
  @Test(arguments: ["/a'b/pq", "/a$b/pq", "/a\"b/pq", "/a\nb/pq", nil])
  func specialPathsAreNotTyped(path: String?) {
    #expect(
      lines(path).dropFirst(2) == ["  pq --backend live -c \"SELECT http, p2p LAST 1h EVERY 5m\""])
  }
}
