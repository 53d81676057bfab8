import PQModel
import PQTestSupport
import Testing

@testable import PQEmulator

/// The fields of a body (section "Structure" of the document): wrong kind, missing, unknown, repeated.
@Suite struct FieldTests {
  private static let dimensions = DocumentedName.dimensions.joined(separator: ", ")
  private static let intervals = "1m, 5m, 10m, 30m, 1h, 3h, 12h, 1d, 7d, 14d"
  private static let metrics = "http, p2p, played, rebuffered, sessions"

  static let wrong: [(String, String?, String)] = [
    ("from", nil, "the field \"from\" is missing"),
    ("to", nil, "the field \"to\" is missing"),
    ("interval", nil, "the field \"interval\" is missing"),
    ("metrics", nil, "the field \"metrics\" is missing"),
    ("from", "\"1768431600000\"", "\"from\" must be a number, not a text"),
    ("from", "null", "\"from\" must be a number, not null"),
    ("to", "[1]", "\"to\" must be a number, not an array"),
    ("to", "true", "\"to\" must be a number, not a boolean"),
    ("interval", "1", "\"interval\" must be a text, not a number"),
    ("interval", "{}", "\"interval\" must be a text, not an object"),
    ("interval", "\"2m\"", "\"interval\" has the unknown \"2m\"; available are \(intervals)"),
    ("interval", "\"1M\"", "\"interval\" has the unknown \"1M\"; available are \(intervals)"),
    ("interval", "\"\"", "\"interval\" has the unknown \"\"; available are \(intervals)"),
    ("metrics", "[]", "\"metrics\" must have a value"),
    ("metrics", "\"http\"", "\"metrics\" must be an array, not a text"),
    ("metrics", "null", "\"metrics\" must be an array, not null"),
    ("metrics", "[1]", "\"metrics[0]\" must be a text, not a number"),
    ("metrics", "[\"http\", null]", "\"metrics[1]\" must be a text, not null"),
    ("metrics", "[\"cdn\"]", "\"metrics\" has the unknown \"cdn\"; available are \(metrics)"),
    ("metrics", "[\"http\", \"http\"]", "\"metrics\" has \"http\" twice"),
    ("dimensions", "null", "\"dimensions\" must be an array, not null"),
    ("dimensions", "\"os.name\"", "\"dimensions\" must be an array, not a text"),
    ("dimensions", "[\"os.name\", \"os.name\"]", "\"dimensions\" has \"os.name\" twice"),
    (
      "dimensions", "[\"os\"]", "\"dimensions\" has the unknown \"os\"; available are \(dimensions)"
    ),
    ("filters", "[]", "\"filters\" must be an object, not an array"),
    ("filters", "null", "\"filters\" must be an object, not null"),
    ("filters", "{\"os\": []}", "\"filters\" has the unknown \"os\"; available are \(dimensions)"),
    ("filters", "{\"os.name\": []}", "\"filters.os.name\" must have a value"),
    ("filters", "{\"os.name\": \"iOS\"}", "\"filters.os.name\" must be an array, not a text"),
    ("filters", "{\"os.name\": [7]}", "\"filters.os.name[0]\" must be a text, not a number"),
    ("filters", "{\"os.name\": [\"a\", \"a\"]}", "\"filters.os.name\" has \"a\" twice"),
    (
      "limit", "5",
      "unknown field \"limit\"; there are from, to, interval, metrics, filters, dimensions"
    ),
  ]

  @Test(arguments: wrong)
  func aWrongFieldIsNamed(name: String, json: String?, message: String) async {
    let exchange = await EmulatorExchange(Body(name, json))
    #expect(exchange.status == 400)
    #expect(exchange.message == message)
  }

  @Test(arguments: ["[]", "null", "5", "\"x\"", "true"])
  func aBodyIsAnObject(body: String) async {
    let exchange = await EmulatorExchange(body)
    #expect(exchange.status == 400)
    #expect(exchange.message.hasPrefix("the body must be an object, not "))
  }

  @Test(arguments: [
    ("dimensions", "[]"), ("filters", "{}"), ("filters", "{\"city.name\": [\"\", \" \"]}"),
    // Two texts that look alike, and a character outside the basic multilingual plane.
    ("filters", "{\"city.name\": [\"K\u{F6}ln\", \"Ko\u{308}ln\", \"\\ud83d\\ude00\"]}"),
    ("metrics", "[\"sessions\", \"rebuffered\", \"played\", \"p2p\", \"http\"]"),
  ])
  func validFieldIsAccepted(name: String, json: String) async {
    #expect(await EmulatorExchange(Body(name, json)).status == 200)
  }

  /// The request of the backend has all fields of the body, in the same order.
  @Test func everythingReachesTheBackend() async {
    let backend = ScriptedBackend()
    let body = Body(
      from: Body.clock - Body.hour, to: Body.clock - 30 * Body.minute, "10m",
      ("filters", "{\"os.name\": [\"b\", \"a\"], \"city.name\": [\"c\\u00e9\"]}"),
      ("dimensions", "[\"session.page\", \"browser.name\"]"))
    #expect(await EmulatorExchange(.withoutFaults(backend), body).status == 200)
    let request = backend.requests.first
    #expect(request?.range.from.milliseconds == Body.clock - Body.hour)
    #expect(request?.range.to.milliseconds == Body.clock - 30 * Body.minute)
    #expect(request?.interval == .m10)
    #expect(request?.metrics == [.http])
    #expect(request?.dimensions == [.sessionPage, .browserName])
    #expect(request?.filters.map(\.dimension) == [.osName, .cityName])
    #expect(request?.filters.map(\.values) == [["b", "a"], ["cé"]])
  }

  /// The order of fields and the white space between them have no effect.
  @Test func fieldsComeInAnyOrder() async {
    var body = Body()
    body.fields.reverse()
    let spaced = body.description.replacing(", ", with: "\r\n\t , ")
    #expect(await EmulatorExchange(spaced).body == (await EmulatorExchange(Body())).body)
  }
}
