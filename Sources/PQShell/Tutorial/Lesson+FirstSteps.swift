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
