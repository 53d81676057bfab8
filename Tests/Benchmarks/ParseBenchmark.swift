import PQSyntax

/// The speed of the lexer and the parser for the mission's query on one core, and the growth of the cost
/// with the length of a text. Build it in release mode.
@main
struct ParseBenchmark {
  static let query =
    "SELECT http, p2p BY browser.name WHERE country.code IN ('US') LAST 6h EVERY 1m"

  static func main() {
    report("the mission's query", query, rounds: 200_000)
    report("the same, 25 times", String(repeating: query + ";\n", count: 25), rounds: 8000)
    report("the same, 2500 times", String(repeating: query + ";\n", count: 2500), rounds: 80)
    report("1 MB of '('", "SELECT " + String(repeating: "(", count: 1 << 20), rounds: 5)
    report("1 MB of '@ '", String(repeating: "@ ", count: 1 << 19), rounds: 5)
    report("1 MB of \"' \"", String(repeating: "' ", count: 1 << 19), rounds: 5)
    report("1 MB of 'a+'", "SELECT " + String(repeating: "a+", count: 1 << 19), rounds: 5)
  }

  /// Prints the best of nine series, because other programs on the machine only add time.
  private static func report(_ name: String, _ text: String, rounds: Int) {
    let bytes = Array(text.utf8)
    var best = Duration.seconds(1000)
    for _ in 0..<9 {
      let time = ContinuousClock().measure {
        for _ in 0..<rounds { consume(SyntaxTree.parse(bytes)) }
      }
      best = min(best, time / rounds)
    }
    let seconds = best / .seconds(1)
    let perSecond = Int(1 / seconds)
    let megabytes = Int(Double(bytes.count) / seconds / 1_000_000)
    print("\(name): \(perSecond) texts/s, \(megabytes) MB/s")
  }

  @inline(never)
  private static func consume(_ tree: SyntaxTree) { withExtendedLifetime(tree) {} }
}
