import PQTestSupport
import Testing

@testable import PQEmulator

/// Errors in the head of a request, which are found before the body is read.
@Suite struct HeadTests {
  @Test(arguments: ["/", "/export", "/v1", "/v1/export/", "/V1/export", "/v2/export", "", "*"])
  func otherPathsAreNotFound(path: String) async {
    let exchange = await EmulatorExchange(Body(), head: .proper { $0.target = path })
    #expect(exchange.status == 404)
    #expect(exchange.message == "there is no \"\(path)\"; ask POST /v1/export")
  }

  @Test(arguments: ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "post"])
  func otherMethodsAreNotAllowed(method: String) async {
    let exchange = await EmulatorExchange(Body(), head: .proper { $0.method = method })
    #expect(exchange.status == 405)
    #expect(exchange.headers["Allow"] == "POST")
    #expect(exchange.message == "/v1/export is asked with POST, not with \"\(method)\"")
  }

  @Test(arguments: [nil, "", "Sesame", "sesame ", "sesame, sesame", "sesam"])
  func theTokenMustBeRight(token: String?) async {
    let exchange = await EmulatorExchange(Body(), head: .proper { $0.token = token })
    #expect(exchange.status == 401)
    let kind = token == nil ? "is missing; send your token in it" : "is wrong"
    #expect(exchange.message.hasSuffix("the header X-Auth-Token \(kind)") || token != nil)
    #expect(!exchange.body.contains("esam"))
  }

  @Test(arguments: [
    nil, "", "text/json", "application/x-www-form-urlencoded", "application/json; charset=latin1",
    "application/jsonx",
  ])
  func theBodyIsAnnouncedAsJSON(type: String?) async {
    let exchange = await EmulatorExchange(Body(), head: .proper { $0.contentType = type })
    #expect(exchange.status == 415)
  }

  @Test(arguments: [
    "application/json", "Application/JSON", "application/json;charset=UTF-8",
    "application/json; charset=\"utf-8\"",
  ])
  func jsonHasSeveralNames(type: String) async {
    #expect(await EmulatorExchange(Body(), head: .proper { $0.contentType = type }).status == 200)
  }

  @Test func compressedBodyIsRefused() async {
    let exchange = await EmulatorExchange(Body(), head: .proper { $0.contentEncoding = "gzip" })
    #expect(exchange.status == 415)
    #expect(exchange.message == "the body must be sent as it is, not in the encoding \"gzip\"")
  }

  @Test(arguments: [
    ("", "application/json"), ("?", "application/json"), ("?format=json", "application/json"),
    ("?format=csv", "text/csv"),
  ])
  func theQueryNamesTheForm(query: String, type: String) async {
    let exchange = await EmulatorExchange(Body(), head: .proper { $0.target += query })
    #expect(exchange.status == 200)
    #expect(exchange.headers["Content-Type"] == "\(type); charset=utf-8")
  }

  @Test(arguments: [
    ("?format=xml", "format is json or csv, not \"xml\""),
    ("?format=CSV", "format is json or csv, not \"CSV\""),
    ("?format=", "format is json or csv, not \"\""),
    ("?fromat=csv", "there is no query parameter \"fromat\", only format"),
    ("?format", "there is no query parameter \"format\", only format"),
    ("?format=csv&format=json", "there may be one query parameter, format"),
  ])
  func aWrongQueryIsRefused(query: String, message: String) async {
    let exchange = await EmulatorExchange(Body(), head: .proper { $0.target += query })
    #expect(exchange.status == 400)
    #expect(exchange.message == message)
  }

  /// The body of an error is JSON for both forms of answers, in the style of the document.
  @Test func anErrorIsInTheStyleOfTheDocument() async {
    let exchange = await EmulatorExchange("5", head: .csv)
    #expect(exchange.headers["Content-Type"] == "application/json; charset=utf-8")
    let text = "{\"error\": true, \"message\": \"the body must be an object, not a number\"}\n"
    #expect(exchange.body == text)
  }

  /// The checks come in this order: path, method, token, rate, content type, query and body. The first
  /// error is reported.
  @Test func checksHaveADocumentedOrder() async {
    var head = RequestHead(method: "GET", target: "/x?format=xml")
    let emulator = Emulator.withoutFaults(requestsPerMinute: 0)
    var statuses: [Int] = []
    let mending: [(inout RequestHead) -> Void] = [
      { $0.target = "/v1/export?format=xml" }, { $0.method = "POST" }, { $0.token = "sesame" },
    ]
    for mend in [{ _ in }] + mending {
      mend(&head)
      statuses.append(await EmulatorExchange(emulator, "", head: head).status)
    }
    statuses.append(await EmulatorExchange("", head: head).status)
    head.contentType = "application/json"
    statuses.append(await EmulatorExchange("", head: head).status)
    #expect(statuses == [404, 405, 401, 429, 415, 400])
  }

  @Test func aBodyThatIsTooLongIsRefused() async {
    let reply = await Emulator.withoutFaults().reply(to: .proper, body: nil)
    #expect(reply.status == 413)
  }
}
