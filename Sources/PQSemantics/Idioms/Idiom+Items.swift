/// Functions, expressions and names of items.
extension Idiom {
  private static let sums = "metrics are added up by themselves; write the metric alone"

  static var aggregates: [Idiom] {
    [
      Idiom(
        "COUNT ( DISTINCT <name> )",
        "values are not counted; SHOW VALUES OF lists the values of a dimension", nil,
        example: "SELECT COUNT(DISTINCT country.code) LAST 1h"),
      Idiom(
        "COUNT|approx_count_distinct|uniq|cardinality ( <x> )",
        "what is counted is a metric: sessions is the number of viewers", "sessions",
        changes: "sessions is the number of viewers at once, on average.",
        example: "SELECT COUNT(*) LAST 1h"),
      Idiom(
        "SUM|TOTAL ( DISTINCT <x> )", sums, "{1}", example: "SELECT SUM(DISTINCT http) LAST 1h"),
      Idiom("SUM|TOTAL ( <x> )", sums, "{1}", example: "SELECT SUM(http) LAST 1h"),
      Idiom(
        "sum_over_time ( <name> [ <d> ] )", sums, "{1}",
        example: "SELECT sum_over_time(http[5m]) LAST 1h"),
      Idiom(
        "MEAN|AVERAGE ( <x> )", "avg looks at shorter buckets and needs their length",
        "avg({1}, 1m)", changes: "It is the mean of the buckets of one minute.",
        example: "SELECT MEAN(http) LAST 1h"),
      Idiom(
        "MEDIAN ( <x> , <d> )", "the median is p50", "p50({1}, {2})",
        example: "SELECT MEDIAN(http, 5m) LAST 1h"),
      Idiom(
        "MEDIAN ( <x> )", "the median is p50, over buckets of a length", "p50({1}, 1m)",
        changes: "It is the median of the buckets of one minute.",
        example: "SELECT MEDIAN(http) LAST 1h"),
      Idiom(
        "max_over_time|min_over_time|avg_over_time ( <name> [ <d> ] )",
        "max, min and avg take the metric and the length of the buckets", nil,
        example: "SELECT max_over_time(http[5m]) LAST 1h"),
      Idiom(
        "rate|irate|per_second ( <name> [ <d> ] )", "the bucket of a rate is the length of EVERY",
        "rate({1})", tail: " EVERY {2}", example: "SELECT rate(http[5m]) LAST 1h"),
      Idiom(
        "increase ( <name> [ <d> ] )", "an increase is the metric itself, in buckets of EVERY",
        "{1}",
        tail: " EVERY {2}", example: "SELECT increase(http[5m]) LAST 1h"),
      Idiom(
        "irate|per_second|derivative ( <name> )", "what happens in a second is rate", "rate({1})",
        example: "SELECT per_second(http) LAST 1h EVERY 1m"),
      Idiom(
        "LAG|difference|non_negative_difference ( <name> )",
        "the change from the row before is delta",
        "delta({1})", changes: "It is the difference and not the earlier value.",
        example: "SELECT LAG(http) LAST 1h EVERY 5m"),
      Idiom(
        "cumsum|running_sum|cumulative_sum ( <x> )", "a running sum is cumulative",
        "cumulative({1})",
        example: "SELECT cumsum(http) LAST 1h EVERY 5m"),
      Idiom(
        "percentile_cont|quantile|approx_percentile (",
        "a percentile is percentile(x, 95, 5m), or p95(x, 5m)", nil,
        example: "SELECT quantile(0.95, http) LAST 1h"),
      Idiom(
        "histogram_quantile|stddev|variance|corr (",
        "pq has no such statistic; SHOW FUNCTIONS lists what it has",
        nil, example: "SELECT stddev(http) LAST 1h"),
    ]
  }

  static var expressions: [Idiom] {
    [
      Idiom(
        "CASE WHEN <x> THEN <x> ELSE <x> END", "CASE is if(condition, value, other value)",
        "if({1}, {2}, {3})",
        example: "SELECT CASE WHEN http > 0 THEN p2p / http ELSE 0 END AS x LAST 1h"),
      Idiom(
        "CASE WHEN", "CASE is if(condition, value, other value), and several are nested", nil,
        example: "SELECT CASE WHEN http > 0 THEN 1 END AS x LAST 1h"),
      Idiom(
        "IIF (", "the function is called if", "if(", example: "SELECT IIF(http > 0, p2p, 0) LAST 1h"
      ),
      Idiom(
        "IFNULL|NVL|ISNULL (", "the function is called coalesce", "coalesce(",
        example: "SELECT IFNULL(p2p / http, 0) LAST 1h"),
      Idiom(
        "NULLIF ( <x> , 0 )", "a division by zero is NULL by itself", "{1}",
        example: "SELECT p2p / NULLIF(http, 0) LAST 1h"),
      Idiom(
        "CAST ( <x> AS <name> )", "numbers have no types to convert: quotients are exact", "{1}",
        example: "SELECT CAST(http AS float) / p2p LAST 1h"),
      Idiom(
        "<name> :: <name>", "numbers have no types to convert: quotients are exact", "{1}",
        example: "SELECT http::float LAST 1h"),
      Idiom(
        ":: <name>", "numbers have no types to convert: quotients are exact", "",
        example: "SELECT (http / p2p)::float LAST 1h"),
      Idiom(
        "FLOOR|CEIL|CEILING|TRUNC ( <x> )", "numbers are rounded by round(x, digits)", "round({1})",
        changes: "Halves go away from zero.", example: "SELECT CEIL(http / 1MB) LAST 1h"),
      Idiom(
        "GREATER|MAXIMUM (", "the function is called greatest", "greatest(",
        example: "SELECT MAXIMUM(http, p2p) LAST 1h"),
      Idiom(
        "SMALLER|MINIMUM (", "the function is called least", "least(",
        example: "SELECT MINIMUM(http, p2p) LAST 1h"),
      Idiom(
        "<n> <size>", "a unit follows its number without a space", "{1}{2}",
        example: "SELECT http BY country.code LAST 1h HAVING http > 10 GB"),
      Idiom(
        "<n> %", "a part of a whole is a number from 0 to 1", "{1:percent}",
        example: "SELECT p2p / (http + p2p) AS r BY country.code LAST 1h HAVING r > 50%"),
      Idiom(
        "<op> <bad>", "numbers have no letters for thousands and millions", "{1} {2:factor}",
        example: "SELECT sessions BY country.code LAST 1h HAVING sessions > 1k"),
    ]
  }

  static var names: [Idiom] {
    [
      Idiom(
        "AS <bad>", "the name of a column begins with a letter", nil,
        example: "SELECT http AS 2x LAST 1h"),
      Idiom(
        "SELECT <s>", "a name stands without quotes", "SELECT {1:bare}",
        example: "SELECT \"http\" LAST 1h"),
      Idiom(
        "BY <s>", "a name stands without quotes", "BY {1:bare}",
        example: "SELECT http BY 'country.code' LAST 1h"),
      Idiom(
        "<plain> <plain>", "the name of a column stands behind AS", "{1} AS {2}",
        example: "SELECT http total LAST 1h"),
      Idiom(
        ") <plain>", "the name of a column stands behind AS", ") AS {1}",
        example: "SELECT rate(http) speed LAST 1h"),
      Idiom(
        "[ <name> ]", "a name stands without brackets", "{1}", example: "SELECT [http] LAST 1h"),
    ]
  }
}
