import PQSyntax
import Testing

@Suite struct ScratchTests {
  @Test func show() {
    for text in [
      "SELECT http, p2p BY browser.name WHERE country.code IN ('US') LAST 6h EVERY 1m",
      "-- hi\nselect p2p / (http + p2p) AS offload, -- trail\n  http, limit 20 by browser.name, where country='DE' and browser not like 'Bot%' last 24h every 15m having p2p > 1GB order by offload desc; -- c\n\n\nshow metrics",
      "SELCT http LAST 6x EVRY 1m WHERE country = ‘US’ FROM sessions",
      "SELECT http WHERE country = 'us LAST 6h EVERY 1m",
      "LAST 6h SELECT http EVERY 1h",
      "SELECT http p2p BY LAST 1h SELECT p2p",
      String(repeating: "(", count: 1000), "SELECT", "SELECT http WHERE country IN (", "@#$ §",
      ";;", "",
      "SELECT a, b, GROUP BY browser LAST 6 ORDER http LIMIT x; EXPLAIN (FORMAT XML) SELECT x FROM '2026-01-01' TO NOW",
    ] {
      let tree = SyntaxTree.parse(text)
      print("-----", text.prefix(200)); print(tree.outline)
      for d in tree.diagnostics {
        print(
          "  ", d.code.rawValue, d.range, d.message, "| expected", d.expected, "| repair",
          d.repair as Any, d.isIncomplete)
      }
      if let f = Formatter.format(tree) { print("FORMAT:\n" + f) }
    }
  }
}
