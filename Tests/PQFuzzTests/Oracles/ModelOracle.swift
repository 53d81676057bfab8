import Foundation
import PQModel
import PQZones

/// Times, buckets and JSON strings are read as they were written. Arithmetic never overflows.
enum ModelOracle {
  private static let berlin = (try? TimeZoneDatabase.rules(named: "Europe/Berlin")) ?? .utc
  /// About the years -4400 to 8300. Calendars are checked in this range.
  private static let calendarLimit: UInt64 = 200_000_000_000_000

  static func check(_ input: [UInt8], _ found: inout Violations) {
    let text = String(input)
    if let instant = Instant(iso8601: text) {
      let again = Instant(iso8601: instant.description)
      found.expect(again == instant, "iso-8601-round-trip", "\(text): \(instant)")
    }
    checkJSON(text, &found)
    var choices = InputChoices(input)
    let (one, other) = (choices.number(), choices.number())
    let (first, last) = (
      Instant(milliseconds: min(one, other)), Instant(milliseconds: max(one, other))
    )
    let buckets = bucketing(&choices)
    checkBuckets(buckets, at: Instant(milliseconds: one), &found)
    if max(one.magnitude, other.magnitude) < calendarLimit {
      checkBorders(of: TimeRange(from: first, to: last), buckets, &found)
    } else {
      // The search for borders ends, also at the end of time.
      _ = buckets.borders(of: TimeRange(from: first, to: last), limit: 100)
    }
    checkArithmetic(first, last, TimeSpan(milliseconds: choices.number()), &found)
  }

  private static func bucketing(_ choices: inout InputChoices) -> Bucketing {
    let lengths: [Bucketing.Length] = [
      .fixed(.minute), .days(1), .weeks(1), .months(1), .days(1 + choices.below(400)),
      .months(1 + choices.below(300)), .weeks(1 + choices.below(60)),
      .fixed(Int64(1 + choices.below(60_000)) * .minute),
    ]
    return Bucketing(choices.pick(lengths), in: choices.pick([.utc, berlin]))
  }

  private static func checkBuckets(
    _ buckets: Bucketing, at instant: Instant, _ found: inout Violations
  ) {
    let start = buckets.start(of: instant)
    let end = buckets.end(ofBucketAt: start)
    let raised = buckets.raised(instant)
    _ = (instant.description, CivilTime(instant))
    guard instant.milliseconds.magnitude < calendarLimit else { return }
    let detail = { "\(buckets) in \(buckets.zone.name), \(instant): \(start) to \(end)" }
    found.expect(start <= instant && instant < end, "bucket-contains-its-instant", detail())
    found.expect(buckets.start(of: start) == start, "bucket-starts-at-its-start", detail())
    let isBorder = raised >= instant && buckets.isBorder(raised)
    found.expect(isBorder, "raised-instant-is-a-border", "\(detail()), raised \(raised)")
    found.expect(CivilTime(instant).instant == instant, "civil-time-round-trip", "\(instant)")
  }

  private static func checkBorders(
    of range: TimeRange, _ buckets: Bucketing, _ found: inout Violations
  ) {
    let whole = TimeRange(from: buckets.start(of: range.from), to: buckets.raised(range.to))
    guard whole.from < whole.to, let borders = buckets.borders(of: whole, limit: 100) else {
      return
    }
    let isRight =
      borders.first == whole.from && borders.last == whole.to && borders == borders.sorted()
      && Set(borders).count == borders.count && borders.allSatisfy(buckets.isBorder)
    found.expect(isRight, "borders-cover-the-range", "\(buckets) \(whole): \(borders)")
  }

  private static func checkArithmetic(
    _ first: Instant, _ last: Instant, _ span: TimeSpan, _ found: inout Violations
  ) {
    found.expect(first <= first + (last - first), "difference-is-not-negative", "\(first) \(last)")
    _ = (first + span, last - span, last - first)
    let length = TimeSpan(milliseconds: max(1, span.milliseconds))
    found.expect(first.floored(to: length) <= first, "floor-is-not-later", "\(first) \(length)")
    found.expect(first.raised(to: length) >= first, "ceiling-is-not-earlier", "\(first) \(length)")
  }

  private static func checkJSON(_ text: String, _ found: inout Violations) {
    let quoted = JSONText.quoted(text)
    let value = try? JSONSerialization.jsonObject(
      with: Data(quoted.utf8), options: [.fragmentsAllowed])
    let isSame = (value as? String)?.utf8.elementsEqual(text.utf8) == true
    found.expect(isSame, "json-string-round-trip", quoted)
    found.expect(!quoted.hasControls, "json-string-is-safe-to-print", quoted)
  }
}
