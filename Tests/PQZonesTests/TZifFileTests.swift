import PQModel
import PQTestSupport
import Testing

@testable import PQZones

@Suite struct TZifFileTests {
  private static let names = ["Europe/Berlin", "Africa/Casablanca", "Asia/Tokyo", "Etc/GMT+5"]

  @Test func readsAFileOfTheFirstVersion() throws {
    let sample = TZifSample(version: 0, changes: [(0, 1), (3600, 0)], offsets: [0, 3600])
    let rules = try #require(TZifFile.rules(named: "X", sample.bytes))
    #expect(rules.offset(at: Instant(milliseconds: -1)) == 0 * .hour)
    #expect(rules.offset(at: Instant(milliseconds: 0)) == .hour)
    #expect(rules.offset(at: Instant(milliseconds: 3_600_000)) == 0 * .hour)
  }

  @Test func theFooterGoesOn() throws {
    let sample = TZifSample(
      changes: [(.min, 0), (0, 1), (7200, 1)], offsets: [0, 3600],
      footer: "CET-1CEST,M3.5.0,M10.5.0/3")
    let rules = try #require(TZifFile.rules(named: "X", sample.bytes))
    let summer = try #require(Instant(iso8601: "2099-07-01"))
    #expect(rules.offset(at: Instant(milliseconds: -1)) == 0 * .hour)
    #expect(rules.offset(at: Instant(milliseconds: 0)) == .hour)
    #expect(rules.offset(at: summer) == 2 * .hour)
  }

  /// If summer time ends when it begins again, it lasts all year.
  @Test func summerTimeMayLastAllYear() throws {
    let sample = TZifSample(offsets: [-14_400], footer: "XXX3EDT4,0/0,J365/23")
    let rules = try #require(TZifFile.rules(named: "X", sample.bytes))
    let newYear = CivilTime(year: 2026, month: 1, day: 1).instant
    for hour in -24..<24 as Range<Int64> {
      let instant = newYear + hour * .hour
      #expect(rules.offset(at: instant) == -4 * .hour)
      #expect(rules.instant(of: CivilTime(instant)) - instant == 4 * .hour)
    }
  }

  @Test(arguments: [
    TZifSample(offsets: []), TZifSample(changes: [(0, 1)], offsets: [0]),
    TZifSample(changes: [(1, 0), (0, 0)], offsets: [0]),
    TZifSample(changes: [(0, 0), (0, 0)], offsets: [0]), TZifSample(offsets: [93_600]),
    TZifSample(offsets: [.min]), TZifSample(offsets: [0], footer: "CET"),
    TZifSample(offsets: [0], footer: "CET-1CEST"), TZifSample(version: 0x3A, offsets: [0]),
    TZifSample(version: 1, offsets: [0]), TZifSample(offsets: [0], leapSeconds: 1),
  ])
  func refuses(sample: TZifSample) {
    #expect(TZifFile.rules(named: "X", sample.bytes) == nil)
  }

  @Test(arguments: names)
  func cutFilesAreRefused(name: String) throws {
    let bytes = try Database.bytes(name)
    #expect(TZifFile.rules(named: name, bytes) != nil)
    for count in bytes.indices {
      #expect(TZifFile.rules(named: name, Array(bytes[..<count])) == nil)
    }
  }

  /// Damaged files have either no rules, or rules that can be used without a crash.
  @Test(arguments: names, [1, 2, 3] as [UInt64])
  func survivesDamage(name: String, seed: UInt64) throws {
    let whole = try Database.bytes(name)
    var random = SeededRandom(seed: seed)
    for _ in 0..<2000 {
      var bytes = whole
      for _ in 0...random.next(4) {
        bytes[random.next(bytes.count)] = UInt8(truncatingIfNeeded: random.next())
      }
      if random.next(3) == 0 { bytes.removeLast(random.next(bytes.count)) }
      ask(TZifFile.rules(named: name, bytes))
    }
  }

  @Test(arguments: [4, 5, 6] as [UInt64])
  func survivesNonsense(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<5000 {
      let small = TZifSample(
        version: random.next(2) == 0 ? 0x32 : 0,
        changes: (0..<random.next(4)).map { _ in
          (Int64(bitPattern: random.next()), UInt8(random.next(3)))
        },
        offsets: (0..<random.next(3)).map { _ in Int32(truncatingIfNeeded: random.next()) },
        footer: String(
          decoding: (0..<random.next(9)).map { _ in UInt8(random.next(128)) }, as: UTF8.self))
      ask(TZifFile.rules(named: "X", small.bytes))
      let noise = (0..<random.next(200)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      ask(TZifFile.rules(named: "X", Array("TZif2".utf8) + noise))
    }
  }

  private func ask(_ rules: ZoneRules?) {
    guard let rules else { return }
    for milliseconds in [.min, -1, 0, 1_768_509_000_000, 4_102_444_800_000, .max] as [Int64] {
      let instant = Instant(milliseconds: milliseconds)
      #expect(abs(rules.offset(at: instant).milliseconds) < 26 * 3_600_000)
      _ = rules.instant(of: rules.local(instant))
    }
  }
}
