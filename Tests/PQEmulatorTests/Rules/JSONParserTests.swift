import Foundation
import PQTestSupport
import Testing

@testable import PQEmulator

/// The parser accepts exactly valid JSON.
@Suite struct JSONParserTests {
  static let wrong: [(String, String)] = [
    ("", "it ends too early, at 1:1"),
    ("  \n ", "it ends too early, at 2:2"),
    ("{", "it ends too early, at 1:2"),
    ("[1", "it ends too early, at 1:3"),
    ("\"x", "it ends too early, at 1:3"),
    ("\"\\", "it ends too early, at 1:2"),
    ("{\"a\": 1,}", "unexpected '}', at 1:9"),
    ("[1,]", "unexpected ']', at 1:4"),
    ("[1 2]", "unexpected '2', at 1:4"),
    ("{a: 1}", "unexpected 'a', at 1:2"),
    ("{'a': 1}", "unexpected ''', at 1:2"),
    ("{\"a\" 1}", "unexpected '1', at 1:6"),
    ("nul", "unexpected 'n', at 1:1"),
    ("True", "unexpected 'T', at 1:1"),
    ("NaN", "unexpected 'N', at 1:1"),
    ("// c\n{}", "unexpected '/', at 1:1"),
    ("\u{FEFF}{}", "unexpected byte 0xef, at 1:1"),
    ("{}{}", "there is more after its end, at 1:3"),
    ("{}\u{0}", "there is more after its end, at 1:3"),
    ("{\"a\": 1, \"b\": 2,\n \"a\": 3}", "\"a\" is there twice, at 2:2"),
    ("{\"a\": 1, \"\\u0061\": 3}", "\"a\" is there twice, at 1:10"),
    ("\"a\nb\"", "a control character in a text must be escaped, at 1:3"),
    ("\"\u{1F}\"", "a control character in a text must be escaped, at 1:2"),
    ("\"\\x\"", "no such escape in a text, at 1:2"),
    ("\"\\u12\"", "no such escape in a text, at 1:2"),
    ("\"\\u+123\"", "no such escape in a text, at 1:2"),
    ("\"\\ud800\"", "half a character, a lone surrogate, at 1:2"),
    ("\"\\udc00\\ud800\"", "half a character, a lone surrogate, at 1:2"),
    ("\"\\ud800\\u0041\"", "half a character, a lone surrogate, at 1:2"),
    ("-", "not a number as JSON writes them, at 1:1"),
    ("01", "not a number as JSON writes them, at 1:1"),
    ("1.", "not a number as JSON writes them, at 1:1"),
    ("1e", "not a number as JSON writes them, at 1:1"),
    ("1e+", "not a number as JSON writes them, at 1:1"),
    ("-.5", "not a number as JSON writes them, at 1:1"),
    ("+1", "unexpected '+', at 1:1"),
    (".5", "unexpected '.', at 1:1"),
    ("1_000", "there is more after its end, at 1:2"),
    ("0x10", "there is more after its end, at 1:2"),
  ]

  @Test(arguments: wrong)
  func syntaxErrorHasAPosition(text: String, reason: String) async {
    let exchange = await EmulatorExchange(text)
    #expect(exchange.status == 400)
    let message = exchange.message.replacing("\\\\", with: "\\")
    #expect(message == "the body is no JSON: \(reason)")
  }

  @Test(arguments: [17, 100, 500_000])
  func deepNestingIsRefused(depth: Int) async {
    for (open, lead) in [("[", ""), ("{\"a\":", ""), ("[", "{\"from\": ")] {
      let bomb = lead + String(repeating: open, count: depth)
      let exchange = await EmulatorExchange(bomb.prefix(1 << 20))
      #expect(exchange.status == 400)
      #expect(exchange.message.contains("it is nested deeper than 16, at 1:"))
    }
  }

  @Test func sixteenLevelsAreAccepted() throws {
    let text = String(repeating: "[", count: 16) + String(repeating: "]", count: 16)
    #expect(throws: Never.self) { try JSONParser.value(of: Array(text.utf8)) }
  }

  @Test(arguments: [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]])
  func invalidUTF8IsRefused(bytes: [UInt8]) async {
    let body = Array(Body("filters", "{\"os.name\": [\"?\"]}").description.utf8)
    let place = body.lastIndex(of: UInt8(ascii: "?")) ?? 0
    let exchange = await EmulatorExchange(
      .withoutFaults(), bytes: Array(body[..<place] + bytes + body[(place + 1)...]))
    #expect(exchange.status == 400)
    #expect(exchange.message == "the body is not UTF-8")
  }

  /// The parser and Foundation accept the same texts. Foundation also accepts repeated names and extra
  /// commas, so such texts are left out.
  @Test func agreesWithFoundation() {
    var random = SeededRandom(seed: 11)
    let parts = [
      "{", "}", "[", "]", ",", ":", "\"a\"", "\"\\n\"", "1", "-2.5", "true", "null", " ",
    ]
    for _ in 0..<5000 {
      let text = (0...random.next(8)).compactMap { _ in random.pick(parts) }.joined()
      let dense = text.filter { $0 != " " }
      guard !dense.contains(",]"), !dense.contains(",}"), text.count(where: { $0 == "\"" }) < 4
      else { continue }
      let theirs = try? JSONSerialization.jsonObject(
        with: Data(text.utf8), options: .fragmentsAllowed)
      let ours = try? JSONParser.value(of: Array(text.utf8))
      #expect((ours == nil) == (theirs == nil), "\(text)")
    }
  }

  /// A valid body with random changes is answered or refused, without a crash.
  @Test func randomChangesCauseNoCrash() async {
    var random = SeededRandom(seed: 12)
    let right = Array(Body("filters", "{\"os.name\": [\"\\u00e9\"]}").description.utf8)
    for _ in 0..<3000 {
      var bytes = right
      for _ in 0...random.next(3) {
        let place = random.next(bytes.count)
        switch random.next(3) {
        case 0: bytes[place] = UInt8(random.next(256))
        case 1: bytes.remove(at: place)
        default: bytes.insert(bytes[random.next(bytes.count)], at: place)
        }
      }
      let status = await EmulatorExchange(.withoutFaults(EmptyBackend()), bytes: bytes).status
      #expect([200, 400].contains(status))
    }
  }
}
