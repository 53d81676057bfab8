import PQModel
import PQTestSupport

@testable import PQZones

/// The rules of a zone are in order, local times lead back to their instants, and buckets contain their
/// instants.
enum ZoneOracle {
  static func check(_ input: [UInt8], _ found: inout Violations) {
    guard let first = input.first, let rules = rules(first, Array(input.dropFirst()), &found)
    else { return }
    var random = SeededRandom(seed: UInt64(input.count) &* 77 &+ UInt64(first))
    for extreme in [Int64.min, .max, Int64(bitPattern: random.next())] {
      _ = rules.local(Instant(milliseconds: extreme))
    }
    for _ in 0..<30 {
      // From 1906 to 2096.
      let time = Int64(random.next() % 6_000_000_000_000) - 2_000_000_000_000
      check(rules, at: Instant(milliseconds: time), &found)
    }
  }

  /// Returns the rules that the input describes: as a POSIX text, as a file, or as the footer of a file.
  private static func rules(
    _ kind: UInt8, _ text: [UInt8], _ found: inout Violations
  ) -> ZoneRules? {
    switch kind % 3 {
    case 0:
      guard let zone = PosixZone(text) else { return nil }
      let transitions = zone.transitions(after: nil)
      let isOrdered = zip(transitions, transitions.dropFirst()).allSatisfy {
        $0.instant <= $1.instant
      }
      found.expect(isOrdered, "zone-changes-are-in-order", String(text))
      return ZoneRules(
        name: "x", offset: Int64(zone.offset) * .second, transitions: transitions)
    case 1: return TZifFile.rules(named: "x", text)
    default: return TZifFile.rules(named: "x", Self.emptyFile + [0x0A] + text + [0x0A])
    }
  }

  /// The two headers of a file in version 2 (RFC 8536) with one local time type and no transitions.
  private static let emptyFile: [UInt8] = {
    let counts: [UInt8] = [0, 0, 0, 1, 0, 0, 0, 4]
    let header = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15 + 16) + counts
    let block = header + [0, 0, 0, 0, 0, 0] + Array("UTC\0".utf8)
    return block + block
  }()

  private static func check(
    _ rules: ZoneRules, at instant: Instant, _ found: inout Violations
  ) {
    let local = rules.local(instant)
    let back = rules.instant(of: local)
    let detail = { "\(instant), local \(local), back \(back)" }
    found.expect(back <= instant, "local-time-gives-its-first-instant", detail())
    found.expect(rules.local(back) == local, "local-time-leads-back", detail())
    for length in [Bucketing.Length.days(1), .weeks(1), .months(1), .months(3)] {
      let buckets = Bucketing(length, in: rules)
      let start = buckets.start(of: instant)
      let end = buckets.end(ofBucketAt: start)
      found.expect(
        start <= instant && instant < end, "bucket-contains-its-instant",
        "\(buckets) \(instant): \(start) to \(end)")
    }
  }
}
