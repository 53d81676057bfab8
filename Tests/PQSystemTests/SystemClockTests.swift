import PQSystem
import Testing

@Suite struct SystemClockTests {
  /// The time of a file's change lies between two readings of the clock. It may be as old as the
  /// last tick of the system.
  @Test func fileTimesAgreeWithTheClock() throws {
    var name = Array("/tmp/pq-system-clock-XXXXXX".utf8CString)
    let before = SystemClock.now
    let file = mkstemp(&name)
    try #require(file >= 0)
    defer { close(file) }
    unlink(name)
    var status = stat()
    try #require(fstat(file, &status) == 0)
    #expect(status.modificationTime > before - 1_000_000_000)
    #expect(status.modificationTime <= SystemClock.now)
    #expect(SystemClock.milliseconds >= before / 1_000_000)
  }
}
