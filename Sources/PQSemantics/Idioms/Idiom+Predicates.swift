/// Comparisons of dimensions and conditions.
extension Idiom {
  private static let like = "patterns are those of LIKE: % is any text, _ one character"

  static var patterns: [Idiom] {
    [
      Idiom(
        "<name> NOT REGEXP|RLIKE|REGEX|MATCHES <s>", like, "{1} NOT LIKE {2:like}",
        example: "SELECT http WHERE browser.name NOT REGEXP '^Chr' LAST 1h"),
      Idiom(
        "<name> REGEXP|RLIKE|REGEX|MATCHES|SIMILAR|=~|~ <s>", like, "{1} LIKE {2:like}",
        example: "SELECT http WHERE browser.name REGEXP 'Chr.*' LAST 1h"),
      Idiom(
        "<name> = ~ <s>", like, "{1} LIKE {2:like}",
        example: "SELECT http WHERE browser.name =~ '^Chr' LAST 1h"),
      Idiom(
        "<name> ~ * <s>", like, "{1} ILIKE {2:like}",
        example: "SELECT http WHERE browser.name ~* '^chr' LAST 1h"),
      Idiom(
        "<name> !~ <s>", like, "{1} NOT LIKE {2:like}",
        example: "SELECT http WHERE browser.name !~ '^Chr' LAST 1h"),
      Idiom(
        "REGEXP|RLIKE|REGEX|MATCHES|=~|~|!~ <s>", like, nil,
        example: "SELECT http WHERE browser.name REGEXP '[A-C]h+' LAST 1h"),
      Idiom(
        "<name> NOT CONTAINS|INCLUDES|HAS <s>", like, "{1} NOT LIKE {2:contains}",
        example: "SELECT http WHERE browser.name NOT CONTAINS 'rom' LAST 1h"),
      Idiom(
        "<name> CONTAINS|INCLUDES|HAS <s>", like, "{1} LIKE {2:contains}",
        example: "SELECT http WHERE browser.name CONTAINS 'rom' LAST 1h"),
      Idiom(
        "<name> STARTS|BEGINS WITH <s>", like, "{1} LIKE {2:begins}",
        example: "SELECT http WHERE browser.name STARTS WITH 'Chr' LAST 1h"),
      Idiom(
        "<name> STARTSWITH|BEGINSWITH|STARTS_WITH <s>", like, "{1} LIKE {2:begins}",
        example: "SELECT http WHERE browser.name startswith 'Chr' LAST 1h"),
      Idiom(
        "STARTS_WITH|STARTSWITH ( <name> , <s> )", like, "{1} LIKE {2:begins}",
        example: "SELECT http WHERE starts_with(browser.name, 'Chr') LAST 1h"),
      Idiom(
        "<name> ENDS WITH <s>", like, "{1} LIKE {2:ends}",
        example: "SELECT http WHERE browser.name ENDS WITH 'ome' LAST 1h"),
      Idiom(
        "<name> ENDSWITH|ENDS_WITH <s>", like, "{1} LIKE {2:ends}",
        example: "SELECT http WHERE browser.name endswith 'ome' LAST 1h"),
      Idiom(
        "LOWER|UPPER|lcase|ucase ( <name> ) = LOWER|UPPER|lcase|ucase ( <s> )",
        "ILIKE compares without regard to letter case", "{1} ILIKE {2}",
        example: "SELECT http WHERE lower(browser.name) = lower('CHROME') LAST 1h"),
      Idiom(
        "LOWER|UPPER|lcase|ucase ( <name> ) = <s>", "ILIKE compares without regard to letter case",
        "{1} ILIKE {2}", example: "SELECT http WHERE lower(browser.name) = 'chrome' LAST 1h"),
      Idiom(
        "LOWER|UPPER ( <name> ) !=|<> <s>", "ILIKE compares without regard to letter case",
        "{1} NOT ILIKE {2}", example: "SELECT http WHERE lower(browser.name) != 'chrome' LAST 1h"),
      Idiom(
        "LOWER|UPPER ( <name> ) LIKE <s>", "ILIKE compares without regard to letter case",
        "{1} ILIKE {2}", example: "SELECT http WHERE lower(browser.name) LIKE 'chr%' LAST 1h"),
    ]
  }

  private static let list = "several values are a list behind IN"
  private static let noNull = "a dimension is never NULL"
  private static let emptyText = "It asks for the rows whose value is the empty text."

  static var comparisons: [Idiom] {
    [
      Idiom(
        "<s> <name> <quote>", "a quote inside a value is doubled", "{1:open}''{2}'",
        example: "SELECT http WHERE city.name = 'L'Aquila' LAST 1h"),
      Idiom(
        "= ( <s> , <list> )", list, "IN ({1}, {2})",
        example: "SELECT http WHERE country.code = ('US','DE') LAST 1h"),
      Idiom(
        "!=|<> ( <s> , <list> )", list, "NOT IN ({1}, {2})",
        example: "SELECT http WHERE country.code != ('US','DE') LAST 1h"),
      Idiom(
        "= ANY ( <list> )", list, "IN ({1})",
        example: "SELECT http WHERE country.code = ANY('US','DE') LAST 1h"),
      Idiom(
        "= <s> OR <s>", list, "IN ({1}, {2})",
        example: "SELECT http WHERE country.code = 'US' OR 'DE' LAST 1h"),
      Idiom(
        "IN [ <list> ]", "a list stands in parentheses", "IN ({1})",
        example: "SELECT http WHERE country.code IN ['US','DE'] LAST 1h"),
      Idiom(
        "IN { <list> }", "a list stands in parentheses", "IN ({1})",
        example: "SELECT http WHERE country.code IN {'US','DE'} LAST 1h"),
      Idiom(
        "IN <s> , <s>", "a list stands in parentheses", "IN ({1}, {2})",
        example: "SELECT http WHERE country.code IN 'US', 'DE' LAST 1h"),
      Idiom(
        "! ( <x> )", "a condition is negated by NOT", "NOT ({1})",
        example: "SELECT http WHERE !(country.code = 'US') LAST 1h"),
      Idiom(
        "<name> NOT = <s>", "a negated comparison is !=", "{1} != {2}",
        example: "SELECT http WHERE country.code NOT = 'US' LAST 1h"),
      Idiom(
        "<name> IS NOT <s>", "values are compared with = and !=", "{1} != {2}",
        example: "SELECT http WHERE country.code IS NOT 'US' LAST 1h"),
      Idiom(
        "<name> IS|EQ|EQUALS <s>", "values are compared with = and !=", "{1} = {2}",
        example: "SELECT http WHERE country.code IS 'US' LAST 1h"),
      Idiom(
        "<name> NE <s>", "values are compared with = and !=", "{1} != {2}",
        example: "SELECT http WHERE country.code NE 'US' LAST 1h"),
      Idiom(
        "WHERE <name> IS NOT NULL AND", noNull, "WHERE",
        example: "SELECT http WHERE isp.name IS NOT NULL AND country.code = 'US' LAST 1h"),
      Idiom(
        "WHERE|AND <name> IS NOT NULL", noNull, "",
        example: "SELECT http WHERE isp.name IS NOT NULL LAST 1h"),
      Idiom(
        "<name> IS NULL", noNull,
        "{1} = ''", changes: emptyText,
        example: "SELECT http WHERE isp.name IS NULL LAST 1h"),
      Idiom(
        "<name> =|IS|== NULL", noNull,
        "{1} = ''", changes: emptyText,
        example: "SELECT http WHERE country.code = NULL LAST 1h"),
      Idiom(
        "<name> !=|<> NULL", noNull, "{1} != ''",
        example: "SELECT http WHERE country.code != NULL LAST 1h"),
      Idiom(
        "BETWEEN <x> OR <x>", "the bounds of BETWEEN are joined by AND", "BETWEEN {1} AND {2}",
        example: "SELECT http BY country.code LAST 1h HAVING http BETWEEN 1GB OR 2GB"),
      Idiom(
        "FILTER ( WHERE <x> )", "WHERE holds for the whole query", nil,
        example: "SELECT http FILTER (WHERE country.code = 'US') LAST 1h"),
      Idiom(
        "FILTER|IF|WHEN <name> = <s>", "the filter of a query is WHERE", "WHERE {1} = {2}",
        example: "SELECT http FILTER country.code = 'US' LAST 1h"),
    ]
  }
}
