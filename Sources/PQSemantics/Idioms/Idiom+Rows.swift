/// Groups, the order of rows, and their number.
extension Idiom {
  static var groups: [Idiom] {
    [
      Idiom(
        "FROM <name> <name> GROUP BY",
        "there is no FROM, because pq has one source, and GROUP BY is BY", "BY",
        example: "SELECT http FROM sessions s GROUP BY country.code LAST 1h"),
      Idiom(
        "FROM <name> GROUP BY", "there is no FROM, because pq has one source, and GROUP BY is BY",
        "BY", example: "SELECT http FROM sessions GROUP BY country.code LAST 1h"),
      Idiom(
        "FROM <name>", "there is no FROM: pq has one source", "",
        example: "SELECT http FROM sessions LAST 1h"),
      Idiom(
        "GROUP BY ALL", "BY names the dimensions", nil, example: "SELECT http GROUP BY ALL LAST 1h"),
      Idiom(
        "GROUP BY ROLLUP|CUBE (", "BY has no subtotals", nil,
        example: "SELECT http GROUP BY ROLLUP(country.code) LAST 1h"),
      Idiom(
        "FACET", "the dimensions of the groups stand behind BY", "BY",
        example: "SELECT http FACET country.code LAST 1h"),
      Idiom(
        "PARTITION|SPLIT|SPLITBY|BREAKDOWN|FACET BY",
        "the dimensions of the groups stand behind BY", "BY",
        example: "SELECT http SPLIT BY country.code LAST 1h"),
      Idiom(
        "PER <name>", "the dimensions of the groups stand behind BY", "BY {1}",
        example: "SELECT http PER country.code LAST 1h"),
      Idiom(
        "BY ( <list> )", "the dimensions of BY have no parentheses", "BY {1}",
        example: "SELECT http BY (country.code, browser.name) LAST 1h"),
    ]
  }

  private static let ordinal = "a column is named, because numbers of columns change with the query"

  static var order: [Idiom] {
    [
      Idiom(
        "ORDER BY <n> <end>", ordinal, "ORDER BY {1:item}",
        example: "SELECT http, p2p BY country.code LAST 1h ORDER BY 2"),
      Idiom(
        "SORT BY", "the order of rows is ORDER BY", "ORDER BY",
        example: "SELECT http BY country.code LAST 1h SORT BY http"),
      Idiom(
        "ORDERBY", "the order of rows is ORDER BY", "ORDER BY",
        example: "SELECT http BY country.code LAST 1h ORDERBY http"),
      Idiom(
        "SORT <name>", "the order of rows is ORDER BY", "ORDER BY {1}",
        example: "SELECT http BY country.code LAST 1h SORT http"),
      Idiom(
        "DESCENDING", "the word is DESC", "DESC",
        example: "SELECT http BY country.code LAST 1h ORDER BY http DESCENDING"),
      Idiom(
        "ASCENDING", "the word is ASC", "ASC",
        example: "SELECT http BY country.code LAST 1h ORDER BY http ASCENDING"),
      Idiom(
        "NULLS FIRST|LAST", "rows without a number always come last", "",
        example: "SELECT http BY country.code LAST 1h ORDER BY http DESC NULLS LAST"),
    ]
  }

  private static let noOffset = "rows are not skipped; a result may be of any length"
  private static let firstRows = "It shows the first rows and skips none."

  static var counts: [Idiom] {
    [
      Idiom(
        "LIMIT <n> OFFSET <n>", noOffset, "LIMIT {1}", changes: firstRows,
        example: "SELECT http BY country.code LAST 1h LIMIT 5 OFFSET 5"),
      Idiom(
        "LIMIT <n> , <n>", noOffset, "LIMIT {2}", changes: firstRows,
        example: "SELECT http BY country.code LAST 1h LIMIT 5, 5"),
      Idiom(
        "OFFSET <n> ROWS FETCH NEXT|FIRST <n> ROWS ONLY", noOffset, "LIMIT {2}", changes: firstRows,
        example: "SELECT http BY country.code LAST 1h OFFSET 5 ROWS FETCH NEXT 5 ROWS ONLY"),
      Idiom(
        "OFFSET <n>", noOffset, "", changes: firstRows,
        example: "SELECT http BY country.code LAST 1h OFFSET 5"),
      Idiom(
        "FETCH FIRST|NEXT <n> ROWS ONLY", "the number of rows is LIMIT", "LIMIT {1}",
        example: "SELECT http BY country.code LAST 1h FETCH FIRST 5 ROWS ONLY"),
      Idiom(
        "LIMIT ALL|NONE", "without LIMIT all rows are shown", "",
        example: "SELECT http BY country.code LAST 1h LIMIT ALL"),
      Idiom(
        "FIRST|HEAD|TAKE <n>", "the number of rows is LIMIT", "LIMIT {1}",
        example: "SELECT http BY country.code LAST 1h TAKE 5"),
      Idiom(
        "TOP ( <n> )", "the count of TOP has no parentheses", "TOP {1}",
        example: "SELECT http BY country.code LAST 1h TOP (5) BY http"),
      Idiom(
        "TOP <n> <name>", "TOP needs BY and what the groups are ordered by", "TOP {1} BY {2}",
        example: "SELECT http BY country.code LAST 1h TOP 5 http"),
      Idiom(
        "TOPN|TOP_N <n>", "the groups with the largest values are TOP", "TOP {1}",
        example: "SELECT http BY country.code LAST 1h TOPN 5 BY http"),
      Idiom(
        "BOTTOM <n> BY <name>", "the smallest rows come first with ORDER BY",
        "ORDER BY {2} LIMIT {1}",
        example: "SELECT http BY country.code LAST 1h BOTTOM 5 BY http"),
      Idiom(
        "QUALIFY", "conditions of rows stand behind HAVING", "HAVING",
        example: "SELECT http, rank(http) AS r BY country.code LAST 1h QUALIFY r <= 5"),
    ]
  }
}
