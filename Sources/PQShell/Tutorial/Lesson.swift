/// A lesson of the tutorial: an explanation and a task.
struct Lesson {
  /// The subject, in a few words.
  let title: String
  /// The explanation, in lines for a terminal of 80 columns.
  let news: String
  /// Queries to try, each in one line.
  let examples: [String]
  /// The task in words.
  let task: String
  /// The first hint.
  let hint: String
  /// The solution with gaps, each written as `gap`.
  let sketch: String
  /// A query that solves the task. Any other query with the same result is correct too.
  let answer: String
  /// True if the order of the rows is part of the task.
  var isOrdered = false
  /// The comment on a correct result.
  let praise: String

  /// The placeholder for omitted words in a sketch.
  static let gap = "____"
}

extension Lesson {
  /// All lessons, in order. Each lesson builds on the earlier lessons.
  static let all: [Lesson] = firstSteps + questions
}

extension Lesson {
  /// The lessons about the parts of most queries.
  static let firstSteps = [
    Lesson(
      title: "A first query",
      news: """
        SELECT names what to see: http is the bytes that servers sent, p2p those that
        viewers sent each other, and sessions how many were watching on average.
        LAST says when: the last 90m, 24h, 7d or 2w. A semicolon and Enter run the
        query; without the semicolon it goes on in the next line.
        """,
      examples: ["SELECT sessions LAST 1h;"],
      task: """
        How many bytes came from servers, and how many from peers,
        in the last 24 hours?
        """,
      hint: "Two metrics, with a comma between them.",
      sketch: "SELECT ____, ____ LAST ____;",
      answer: "SELECT http, p2p LAST 24h;",
      praise: "Right: nearly two bytes of five came from peers."),
    Lesson(
      title: "A row for every hour",
      news: """
        EVERY cuts the range into buckets and makes a row of each: 1m, 15m, 1h, 1d,
        1w and more. The bucket that is still running is left out, so the last row is
        of one that is over. Times are UTC unless you say otherwise.
        """,
      examples: ["SELECT sessions LAST 3h EVERY 30m;"],
      task: """
        Show the bytes from servers and from peers, hour by hour,
        for the last 6 hours.
        """,
      hint: "The query of lesson 1, with a shorter range and EVERY behind it.",
      sketch: "SELECT http, p2p LAST ____ EVERY ____;",
      answer: "SELECT http, p2p LAST 6h EVERY 1h;",
      praise: "Right. Do you see 16:00, where the peers all but stop? Lesson 8 looks closer."),
    Lesson(
      title: "Split by a dimension",
      news: """
        BY makes a row for each value of a dimension: browser.name, os.name, isp.name,
        country.code, city.name or session.page. Short names do as well: browser, os,
        isp, country, city, page. Two dimensions have a comma between them.
        """,
      examples: ["SELECT sessions BY os.name LAST 1h;", "SHOW DIMENSIONS;"],
      task: """
        Show the bytes from servers and from peers for each browser,
        in the last 24 hours.
        """,
      hint: "BY stands behind what is selected. There is no EVERY in this one.",
      sketch: "SELECT http, p2p BY ____ LAST 24h;",
      answer: "SELECT http, p2p BY browser.name LAST 24h;",
      praise: "Right. Edge gets more from peers than from servers; Safari gets the least."),
    Lesson(
      title: "Only some of it",
      news: """
        WHERE says what is counted. Values stand in quotes, names do not: = and != take
        one value, IN a list of them, LIKE a pattern with % in it. AND, OR, NOT and
        parentheses join conditions. SHOW VALUES OF says what values there are.
        """,
      examples: [
        "SELECT sessions WHERE country = 'US' AND os != 'iOS' LAST 1h;",
        "SHOW VALUES OF country LAST 24h;",
      ],
      task: """
        As in lesson 3, but for viewers in Germany (DE) and France (FR) only:
        the bytes from servers and from peers for each browser, in the last 24 hours.
        """,
      hint: "The two countries are a list: IN, and parentheses around it.",
      sketch: "SELECT http, p2p BY browser WHERE country IN (____) LAST 24h;",
      answer: "SELECT http, p2p BY browser WHERE country IN ('DE', 'FR') LAST 24h;",
      praise: "Right. What is counted need not be what the rows are split by."),
  ]
}

extension Lesson {
  /// The lessons about computing and comparing.
  static let questions = [
    Lesson(
      title: "Ratios, and names for them",
      news: """
        A column can be computed, with + - * / and functions, from the sums of its row:
        a ratio is right however the rows are cut. AS names the column. LET names an
        expression for all the queries that follow.
        """,
      examples: [
        "SELECT http + p2p AS bytes BY os LAST 24h;",
        "LET waiting = rebuffered / played; SELECT waiting BY os LAST 24h;",
      ],
      task: """
        The offload is the part of all bytes, from servers and from peers,
        that came from peers. Show it for each browser, in the last 24 hours.
        """,
      hint: "A part is divided by the whole; a whole that is a sum needs parentheses.",
      sketch: "SELECT p2p / (____) AS offload BY browser LAST 24h;",
      answer: "SELECT p2p / (http + p2p) AS offload BY browser LAST 24h;",
      praise: "Right: more than half of the bytes for Edge, and about an eighth for Safari."),
    Lesson(
      title: "The largest, and the rest",
      news: """
        ORDER BY sorts, with DESC the most first, and LIMIT keeps the first rows.
        TOP 3 BY x keeps the three groups with the most of x, in every bucket, and
        WITH OTHERS adds up all the rest in one more row, which always comes last.
        """,
      examples: [
        "SELECT http BY city LAST 1h ORDER BY http DESC LIMIT 5;",
        "SELECT http BY os LAST 1h TOP 2 BY http WITH OTHERS;",
      ],
      task: """
        Show the sessions of the three countries that have the most, and of all
        the others in one row, in the last 24 hours. Sort by sessions, the fewest first.
        """,
      hint: "TOP ... WITH OTHERS makes the four rows, and ORDER BY sorts the first three.",
      sketch: """
        SELECT sessions BY country LAST 24h
        TOP ____ WITH OTHERS ORDER BY ____;
        """,
      answer: """
        SELECT sessions BY country LAST 24h
        TOP 3 BY sessions WITH OTHERS ORDER BY sessions;
        """,
      isOrdered: true,
      praise: "Right: more than half of the viewers are in three countries."),
    Lesson(
      title: "More than usual?",
      news: """
        SINCE and UNTIL take times in quotes, such as '2026-01-14T19:00Z'; Z is for UTC.
        COMPARE WITH PREVIOUS looks at the range just before as well, and 7d AGO at the
        same time a week earlier: each column gets what it was before, and the change.
        HAVING keeps rows by their numbers, as WHERE does by their values.
        """,
      examples: [
        "SELECT sessions BY os LAST 1h COMPARE WITH 7d AGO HAVING sessions > 1000;",
        "SELECT sessions SINCE '2026-01-10T19:00Z' UNTIL '2026-01-11' EVERY 1h;",
      ],
      task: """
        On 14 January from 19:00 to 20:00 UTC viewers in the US went missing.
        Whose? Show the sessions of each provider (isp.name) in the US in that hour,
        compared with the hour before it.
        """,
      hint: "BY the provider, WHERE it is the US, SINCE and UNTIL, and the comparison.",
      sketch: """
        SELECT sessions BY isp WHERE country = ____
        SINCE '2026-01-14T19:00Z' UNTIL ____ COMPARE WITH ____;
        """,
      answer: """
        SELECT sessions BY isp WHERE country = 'US'
        SINCE '2026-01-14T19:00Z' UNTIL '2026-01-14T20:00Z' COMPARE WITH PREVIOUS;
        """,
      praise: "Right: Granite Cable lost most of its viewers, the others hardly any."),
    Lesson(
      title: "Find the incident",
      news: """
        Nothing is new here. Ask widely first, to see where to look, and then closer: a
        shorter range, smaller buckets, and HAVING for the rows that matter. The arrow
        keys bring back what you have asked, to be changed and run again.
        """,
      examples: ["SELECT p2p SINCE TODAY EVERY 1h ORDER BY p2p LIMIT 3;"],
      task: """
        This afternoon the peers all but stopped, as lesson 2 has shown.
        When exactly? Show the bytes from servers and from peers in buckets of
        5 minutes, those in which not one byte came from peers and no other.
        """,
      hint: "Keep the buckets HAVING no byte of p2p, or find out where they begin and end.",
      sketch: "SELECT http, p2p LAST ____ EVERY 5m HAVING ____;",
      answer: "SELECT http, p2p LAST 6h EVERY 5m HAVING p2p = 0;",
      praise: "Right: from 16:20 to 17:05 no peer found another, and servers sent it all."),
  ]
}
