import PQModel
import Testing

@Suite struct TimeSpanTests {
  @Test(
    arguments: [
      (Int64(0), "0s"), (1, "1ms"), (250, "250ms"), (1000, "1s"), (60_000, "1m"), (3_600_000, "1h"),
      (5_400_000, "1h30m"), (86_400_000, "1d"), (1_209_600_000, "14d"), (90_061_001, "1d1h1m1s1ms"),
      (-1, "-1ms"), (-5_400_000, "-1h30m"), (.max, "106751991167d7h12m55s807ms"),
      (.min, "-106751991167d7h12m55s808ms"),
    ])
  func isWrittenAsAQueryWritesIt(milliseconds: Int64, text: String) {
    #expect(TimeSpan(milliseconds: milliseconds).description == text)
  }

  @Test func isOrderedByLength() {
    #expect([TimeSpan.day, .second, .hour, .minute].sorted() == [.second, .minute, .hour, .day])
    #expect(60 * TimeSpan.minute == .hour)
  }
}
