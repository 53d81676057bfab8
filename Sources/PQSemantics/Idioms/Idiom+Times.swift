/// Ranges of time, buckets and comparisons.
extension Idiom {
  private static let column = "timestamp|time|ts|date|datetime|_time"
  private static let isClause = "a range of time is a clause and no comparison"

  /// Ranges of time as conditions of WHERE.
  static var whereTimes: [Idiom] {
    [
      Idiom(
        "WHERE \(column) >|>= now ( ) - interval <s> AND", isClause, "LAST {1:interval} WHERE",
        example: "SELECT http WHERE time >= now() - interval '6 hours' AND country.code = 'US'"),
      Idiom(
        "WHERE|AND \(column) >|>= now ( ) - interval <s>", isClause, "LAST {1:interval}",
        example: "SELECT http WHERE timestamp > now() - interval '1 day'"),
      Idiom(
        "WHERE|AND \(column) >|>= now ( ) - interval <n> <unit>", isClause, "LAST {1}{2:unit}",
        example: "SELECT http WHERE timestamp > NOW() - INTERVAL 1 DAY"),
      Idiom(
        "WHERE \(column) >|>= now ( ) - <d> AND", isClause, "LAST {1} WHERE",
        example: "SELECT http WHERE time > now() - 1d AND country.code = 'US'"),
      Idiom(
        "WHERE|AND \(column) >|>= now ( ) - <d>", isClause, "LAST {1}",
        example: "SELECT http WHERE time > now() - 1d"),
      Idiom(
        "WHERE|AND \(column) >|>= now - <d>", isClause, "LAST {1}",
        example: "SELECT http WHERE country.code = 'US' AND time > now - 6h"),
      Idiom(
        "WHERE|AND \(column) >|>= ago ( <d> )", isClause, "LAST {1}",
        example: "SELECT http WHERE timestamp > ago(6h)"),
      Idiom(
        "WHERE|AND \(column) >= <s> AND \(column) < <s>", isClause, "SINCE {1} UNTIL {2}",
        example: "SELECT http WHERE time >= '2026-01-14' AND time < '2026-01-15'"),
      Idiom(
        "WHERE|AND \(column) >|>= <s>", isClause, "SINCE {1}",
        example: "SELECT http WHERE timestamp >= '2026-01-14'"),
      Idiom(
        "$__timeFilter", "a range of time is a clause: LAST, SINCE or DURING", nil,
        example: "SELECT http WHERE $__timeFilter(time)"),
    ]
  }

  private static let units = "units of time are letters behind the number: 1h, 7d, 5m"
  private static let lastIsDuration = "LAST takes a duration, and DURING a period of the calendar"

  static var ranges: [Idiom] {
    [
      Idiom(
        "DURING LAST|PAST <n> <unit>", lastIsDuration, "LAST {1}{2:unit}",
        example: "SELECT http DURING LAST 7 DAYS"),
      Idiom(
        "DURING LAST|PAST <d>", lastIsDuration, "LAST {1}", example: "SELECT http DURING LAST 7d"),
      Idiom(
        "DURING LAST DAY", "the day before today is YESTERDAY", "DURING YESTERDAY",
        example: "SELECT http DURING LAST DAY"),
      Idiom(
        "DURING LAST|PAST HOUR|MINUTE", "DURING takes periods of the calendar from a day on",
        "LAST 1h", changes: "It asks for the newest 60 minutes and not for an hour of the clock.",
        example: "SELECT http DURING LAST HOUR"),
      Idiom(
        "DURING <s>", "a single day is a range from its midnight to the next",
        "SINCE {1} UNTIL {1:dayAfter}", example: "SELECT http DURING '2026-01-14'"),
      Idiom(
        "DURING <d>", lastIsDuration, "LAST {1}", example: "SELECT http DURING 6h"),
      Idiom(
        "DURING <period>", "DURING needs THIS or LAST in front of a period", nil,
        example: "SELECT http DURING WEEK"),
      Idiom(
        "FOR|IN|OVER|WITHIN THE LAST|PAST <n> <unit>", units, "LAST {1}{2:unit}",
        example: "SELECT http OVER THE LAST 6 hours"),
      Idiom(
        "FOR|IN|OVER|WITHIN LAST|PAST <d>", "the range is LAST and a duration", "LAST {1}",
        example: "SELECT http OVER LAST 6h"),
      Idiom(
        "FOR|OVER|WITHIN|PAST|RANGE <d>", "the range is LAST and a duration", "LAST {1}",
        example: "SELECT http PAST 6h"),
      Idiom(
        "LAST <n> <unit>", units, "LAST {1}{2:unit}", example: "SELECT http LAST 24 hours"),
      Idiom(
        "LAST MINUTE|MIN", lastIsDuration, "LAST 1m", example: "SELECT http LAST MINUTE"),
      Idiom("LAST HOUR", lastIsDuration, "LAST 1h", example: "SELECT http LAST HOUR"),
      Idiom(
        "LAST DAY", lastIsDuration, "LAST 1d",
        changes: "It asks for the newest 24 hours; the day before today is DURING YESTERDAY.",
        example: "SELECT http LAST DAY"),
      Idiom(
        "COMPARE WITH|TO LAST|PREVIOUS WEEK", "COMPARE WITH takes a distance in time",
        "COMPARE WITH 1w AGO", example: "SELECT http LAST 1d COMPARE WITH LAST WEEK"),
      Idiom(
        "COMPARE WITH|TO LAST|PREVIOUS MONTH", "COMPARE WITH takes a distance in time",
        "COMPARE WITH 1mo AGO", example: "SELECT http LAST 1d EVERY 1d COMPARE TO LAST MONTH"),
      Idiom(
        "COMPARE WITH|TO YESTERDAY", "COMPARE WITH takes a distance in time",
        "COMPARE WITH 1d AGO", example: "SELECT http LAST 1h COMPARE WITH YESTERDAY"),
      Idiom(
        "COMPARE TO|WITH <n> <unit> AGO", units, "COMPARE WITH {1}{2:unit} AGO",
        example: "SELECT http LAST 1h COMPARE WITH 1 week ago"),
      Idiom(
        "COMPARE TO <d> AGO", "the earlier range stands behind COMPARE WITH",
        "COMPARE WITH {1} AGO", example: "SELECT http LAST 1d COMPARE TO 1d AGO"),
      Idiom(
        "COMPARE TO|WITH <d>", "the distance of COMPARE WITH ends with AGO", "COMPARE WITH {1} AGO",
        example: "SELECT http LAST 1d COMPARE WITH 1d"),
      Idiom(
        "COMPARE TO PREVIOUS", "the earlier range stands behind COMPARE WITH",
        "COMPARE WITH PREVIOUS", example: "SELECT http LAST 1d COMPARE TO PREVIOUS"),
      Idiom(
        "OFFSET <d>", "an earlier range to compare with is COMPARE WITH", "COMPARE WITH {1} AGO",
        changes: "It shows both ranges and the change between them.",
        example: "SELECT http LAST 1h OFFSET 1d"),
      Idiom(
        "LAST <period>", "a period of the calendar stands behind DURING",
        "DURING LAST {1}", example: "SELECT http LAST WEEK"),
      Idiom(
        "SINCE <d> AGO", "a range that ends now is LAST", "LAST {1}",
        example: "SELECT http SINCE 6h AGO"),
      Idiom(
        "SINCE <n> <unit> AGO", units, "LAST {1}{2:unit}", example: "SELECT http SINCE 1 day ago"),
      Idiom(
        "SINCE <d>", "a range that ends now is LAST", "LAST {1}", example: "SELECT http SINCE 6h"),
      Idiom(
        "SINCE now ( ) - <d>", "NOW has no parentheses", "SINCE NOW - {1}",
        example: "SELECT http SINCE now() - 6h"),
      Idiom(
        "FROM <s> TO <s>", "a range of time is SINCE and UNTIL", "SINCE {1} UNTIL {2}",
        example: "SELECT http FROM '2026-01-14' TO '2026-01-15'"),
      Idiom(
        "AFTER <s>", "a start time is SINCE", "SINCE {1}",
        example: "SELECT http AFTER '2026-01-15'"),
      Idiom(
        "BEFORE|TILL|TO <s>", "an end time is UNTIL", "UNTIL {1}",
        example: "SELECT http SINCE '2026-01-14' BEFORE '2026-01-15'"),
      Idiom(
        "ON <s>", "a single day is a range from its midnight to the next",
        "SINCE {1} UNTIL {1:dayAfter}", example: "SELECT http ON '2026-01-14'"),
      Idiom(
        "YESTERDAY", "a period stands behind DURING", "DURING YESTERDAY",
        example: "SELECT http YESTERDAY"),
      Idiom("TODAY", "a period stands behind DURING", "DURING TODAY", example: "SELECT http TODAY"),
      Idiom(
        "THIS <period>", "a period stands behind DURING", "DURING THIS {1}",
        example: "SELECT http THIS WEEK"),
      Idiom(
        "AT TIME ZONE <s>", "a time zone is TIMEZONE", "TIMEZONE {1}",
        example: "SELECT http DURING TODAY AT TIME ZONE 'Europe/Berlin'"),
      Idiom(
        "TZ|TIME_ZONE|tz ( <s> )", "a time zone is TIMEZONE", "TIMEZONE {1}",
        example: "SELECT http DURING TODAY tz('Europe/Berlin')"),
      Idiom(
        "WITH TIMEZONE|TZ <s>", "a time zone is TIMEZONE", "TIMEZONE {1}",
        example: "SELECT http DURING TODAY WITH TIMEZONE 'Europe/Berlin'"),
      Idiom(
        "TZ|TIME ZONE <s>", "a time zone is TIMEZONE", "TIMEZONE {1}",
        example: "SELECT http DURING TODAY TIME ZONE 'Europe/Berlin'"),
    ]
  }

  private static let bucket = "the length of the buckets is EVERY"

  static var buckets: [Idiom] {
    [
      Idiom(
        "GROUP BY time|bin|bucket|tumble ( <d> ) ,", bucket, "EVERY {1} BY",
        example: "SELECT http GROUP BY time(5m), country.code LAST 1h"),
      Idiom(
        "GROUP BY time|bin|bucket|tumble ( <d> )", bucket, "EVERY {1}",
        example: "SELECT http GROUP BY time(5m) LAST 1h"),
      Idiom(
        "BY bin|bucket ( \(column) , <d> )", bucket, "EVERY {1}",
        example: "SELECT http BY bin(timestamp, 5m) LAST 1h"),
      Idiom(
        "GROUP BY \(column)", bucket, "EVERY AUTO",
        example: "SELECT http GROUP BY timestamp LAST 1h"),
      Idiom("BY \(column)", bucket, "EVERY AUTO", example: "SELECT http BY time LAST 1h"),
      Idiom(
        "TIMESERIES <n> <unit>", bucket, "EVERY {1}{2:unit}",
        example: "SELECT http LAST 1h TIMESERIES 5 minutes"),
      Idiom("TIMESERIES <d>", bucket, "EVERY {1}", example: "SELECT http LAST 1h TIMESERIES 5m"),
      Idiom(
        "TIMESERIES AUTO|MAX", bucket, "EVERY AUTO", example: "SELECT http LAST 1h TIMESERIES AUTO"),
      Idiom("TIMESERIES", bucket, "EVERY AUTO", example: "SELECT http LAST 1h TIMESERIES"),
      Idiom("SAMPLE BY <d>", bucket, "EVERY {1}", example: "SELECT http LAST 1h SAMPLE BY 5m"),
      Idiom(
        "STEP|RESOLUTION|BUCKET|INTERVAL|BIN|SPAN <d>", bucket, "EVERY {1}",
        example: "SELECT http LAST 1h STEP 5m"),
      Idiom(
        "EVERY <n> <unit>", units, "EVERY {1}{2:unit}",
        example: "SELECT http LAST 1h EVERY 5 minutes"),
      Idiom("EVERY MINUTE", units, "EVERY 1m", example: "SELECT http LAST 1h EVERY MINUTE"),
      Idiom("EVERY HOUR", units, "EVERY 1h", example: "SELECT http LAST 1d EVERY HOUR"),
      Idiom("EVERY DAY", units, "EVERY 1d", example: "SELECT http LAST 7d EVERY DAY"),
      Idiom("HOURLY", bucket, "EVERY 1h", example: "SELECT http LAST 1d HOURLY"),
      Idiom("DAILY", bucket, "EVERY 1d", example: "SELECT http LAST 7d DAILY"),
      Idiom(
        "FILL ( PREVIOUS )", "FILL has no parentheses", "FILL PREVIOUS",
        example: "SELECT http LAST 1h EVERY 5m fill(previous)"),
      Idiom(
        "FILL ( LINEAR )", "FILL has no parentheses", "FILL LINEAR",
        example: "SELECT http LAST 1h EVERY 5m fill(linear)"),
      Idiom(
        "FILL ( NULL )", "FILL has no parentheses", "FILL NULL",
        example: "SELECT http LAST 1h EVERY 5m fill(null)"),
      Idiom(
        "FILL ( NONE )", "FILL has no parentheses", "FILL NONE",
        example: "SELECT http LAST 1h EVERY 5m fill(none)"),
      Idiom(
        "FILL ( <n> )", "FILL has no parentheses", "FILL {1}",
        example: "SELECT http LAST 1h EVERY 5m fill(0)"),
    ]
  }
}
