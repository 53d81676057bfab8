extension Idiom {
  /// Whole statements of other languages.
  static var statements: [Idiom] {
    [
      Idiom(
        "^ SHOW TABLES|DATABASES|SCHEMAS|MEASUREMENTS|SERIES|COLUMNS",
        "there are no tables: pq has one source, with metrics and dimensions", "SHOW METRICS",
        example: "SHOW TABLES"),
      Idiom(
        "^ SHOW FIELD KEYS", "the fields are called metrics here", "SHOW METRICS",
        example: "SHOW FIELD KEYS"),
      Idiom(
        "^ SHOW TAG KEYS", "the tags are called dimensions here", "SHOW DIMENSIONS",
        example: "SHOW TAG KEYS"),
      Idiom(
        "^ SHOW TAG VALUES WITH KEY = <name>", "the tags are called dimensions here",
        "SHOW VALUES OF {1}", tail: " LAST 1h",
        example: "SHOW TAG VALUES WITH KEY = country.code"),
      Idiom(
        "^ SHOW COLUMNS|FIELDS FROM <name>",
        "there are no tables: pq has one source, with metrics and dimensions", "SHOW METRICS",
        example: "SHOW FIELDS FROM sessions"),
      Idiom(
        "^ DESCRIBE|DESC <name>", "the names of metrics and dimensions are listed by SHOW",
        "SHOW METRICS", example: "DESCRIBE http"),
      Idiom(
        "^ DESCRIBE|DESC", "the names of metrics and dimensions are listed by SHOW",
        "SHOW METRICS", example: "DESCRIBE"),
      Idiom(
        "^ USE <name>", "there are no databases: pq has one source", nil, example: "USE metrics"),
      Idiom(
        "^ EXPLAIN PLAN FOR", "EXPLAIN stands in front of the query", "EXPLAIN",
        example: "EXPLAIN PLAN FOR SELECT http LAST 1h"),
      Idiom(
        "^ EXPLAIN QUERY PLAN", "EXPLAIN stands in front of the query", "EXPLAIN",
        example: "EXPLAIN QUERY PLAN SELECT http LAST 1h"),
      Idiom(
        "^ EXPLAIN ( ANALYZE )", "ANALYZE has no parentheses", "EXPLAIN ANALYZE",
        example: "EXPLAIN (ANALYZE) SELECT http LAST 1h"),
      Idiom(
        "^ SELECT DISTINCT <name>", "the values of a dimension are listed by SHOW VALUES",
        "SHOW VALUES OF {1}", example: "SELECT DISTINCT country.code LAST 1h"),
      Idiom(
        "^ SELECT ALL", "SELECT has no ALL", "SELECT", example: "SELECT ALL http LAST 1h"),
      Idiom(
        "^ SELECT TOP <n> <name> BY", "a number of rows is a clause of its own: TOP or LIMIT",
        "SELECT {2} TOP {1} BY {2} BY", example: "SELECT TOP 5 http BY country.code LAST 1h"),
      Idiom(
        "^ SELECT TOP <n>", "a number of rows is a clause of its own: TOP or LIMIT", "SELECT",
        tail: " LIMIT {1}",
        example: "SELECT TOP 5 http AS bytes, p2p BY country.code LAST 1h ORDER BY bytes DESC"),
      Idiom(
        "^ sum BY|by ( <list> ) ( <name> )", "a query begins with SELECT, and BY names the groups",
        "SELECT {2} BY {1}", tail: " LAST 1h",
        example: "sum by (country.code) (http)"),
      Idiom(
        "^ sum BY|by ( <list> ) ( rate ( <name> [ <d> ] ) )",
        "a query begins with SELECT, and BY names the groups", "SELECT rate({2}) BY {1}",
        tail: " LAST 1h EVERY {3}", example: "sum by (country.code) (rate(http[5m]))"),
      Idiom(
        "^ sum ( <name> ) by ( <list> )", "a query begins with SELECT, and BY names the groups",
        "SELECT {1} BY {2}", tail: " LAST 1h", example: "sum(http) by (country.code)"),
      Idiom(
        "^ topk ( <n> , <name> )", "a query begins with SELECT, and TOP selects groups", nil,
        example: "topk(5, http)"),
      Idiom(
        "^ WITH <name> AS (", "there are no subqueries; LET gives a name to an expression", nil,
        example: "WITH x AS (SELECT http LAST 1h) SELECT * FROM x"),
      Idiom(
        "( SELECT", "there are no subqueries; LET gives a name to an expression", nil,
        example: "SELECT http, (SELECT p2p LAST 1h) LAST 1h"),
      Idiom(
        "UNION|INTERSECT|EXCEPT", "results are not combined; run the queries one after the other",
        nil, example: "SELECT http LAST 1h UNION SELECT p2p LAST 1h"),
      Idiom(
        "FROM <name> JOIN",
        "there are no joins: pq has one source, and BY takes several dimensions",
        nil, example: "SELECT http FROM a JOIN b LAST 1h"),
      Idiom(
        "LEFT|RIGHT|INNER|OUTER|CROSS JOIN",
        "there are no joins: pq has one source, and BY takes several dimensions", nil,
        example: "SELECT http INNER JOIN b LAST 1h"),
      Idiom(
        "OVER (", "windows have no OVER; they look at the rows of the same group", nil,
        example: "SELECT http OVER (PARTITION BY country.code) LAST 1h"),
      Idiom(
        "^ INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|TRUNCATE",
        "pq only reads; INTO writes a result into a file", nil,
        example: "CREATE TABLE x AS SELECT http LAST 1h"),
      Idiom(
        "^ QUIT|EXIT", "a text ends by itself; the prompt is left with \\q", nil, example: "QUIT"),
    ]
  }
}
