import PQLive
import PQTestServers
import Testing

/// A server with one kind of wrong behavior.
struct MisbehavingServer: Sendable, CustomTestStringConvertible {
  typealias Step = LoopbackServer.Step

  let testDescription: String
  let steps: [Step]
  /// Texts of which the message contains at least one.
  let words: [String]
  /// True if the client tries again, because the failure may be temporary.
  let isTemporary: Bool

  init(_ name: String, _ steps: [Step], isTemporary: Bool = false, _ words: String...) {
    testDescription = name
    self.steps = steps
    self.words = words
    self.isTemporary = isTemporary
  }
}

extension MisbehavingServer {
  private static func send(_ text: String) -> Step { .send(Array(text.utf8)) }
  private static let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
  private static let whole = "{\"error\": false, \"data\": []}"
  private static let idle = "sent nothing for 200 ms"
  private static let total = "was not complete after 1 s"

  /// Servers that are silent, slow, or never complete an answer.
  static let slow = [
    MisbehavingServer("never answers", [.hang], isTemporary: true, idle),
    MisbehavingServer("stops in its head", [send(head), .hang], isTemporary: true, idle),
    MisbehavingServer(
      "stops in its body", [send("\(head)Content-Length: 30\r\n\r\n{\"error\""), .hang],
      isTemporary: true, idle),
    MisbehavingServer(
      "promises more than it has", [send("\(head)Content-Length: 999\r\n\r\n\(whole)"), .hang],
      isTemporary: true, idle),
    MisbehavingServer(
      "sends a byte now and then",
      (head + "\r\n" + String(repeating: " ", count: 400)).utf8.flatMap {
        [.send([$0]), .pause(.milliseconds(20))]
      }, isTemporary: true, total, idle),
    MisbehavingServer(
      "sends one interim answer after another",
      [Step](repeating: send("HTTP/1.1 103 Early\r\n\r\n"), count: 300).flatMap {
        [$0, .pause(.milliseconds(20))]
      }, isTemporary: true, total, idle),
  ]

  /// Servers that send too much.
  static let excessive = [
    MisbehavingServer(
      "an endless text",
      [send("\(head)\r\n{\"error\": false, \"data\": [{\"os.name\": \"")] + flood("x"),
      "is larger than 1000000 bytes", "wrong in row 1"),
    MisbehavingServer(
      "endless space", [send("\(head)\r\n{")] + flood(" "), "is larger than 1000000 bytes"),
    MisbehavingServer(
      "endless depth", [send("\(head)\r\n{\"x\": ")] + flood("["), "nested"),
    MisbehavingServer(
      "an endless page", [send("\(head)\r\n<html>")] + flood("x"), "something else than JSON",
      "is larger than"),
    MisbehavingServer(
      "an endless error", [send("HTTP/1.1 400 No\r\n\r\n")] + flood("x"), "(status 400: xxx"),
    MisbehavingServer(
      "an endless head", [send(head + "X: ")] + flood("x"), "its head is far too long"),
    MisbehavingServer(
      "an endless list of fields",
      [send(head)]
        + [Step](repeating: send(String(repeating: "X: y\r\n", count: 2000)), count: 100),
      "its head has more than"),
    MisbehavingServer(
      "a length past all numbers",
      [send("\(head)Content-Length: 99999999999999999999\r\n\r\n"), .close],
      isTemporary: true, "ended the connection"),
  ]

  /// Returns steps that send ten megabytes of one letter.
  private static func flood(_ letter: Character) -> [Step] {
    [Step](repeating: send(String(repeating: letter, count: 50_000)), count: 200) + [.close]
  }

  /// Servers that send a wrong or incomplete answer.
  static let invalid = [
    MisbehavingServer("closes at once", [.close], isTemporary: true, "ended the connection"),
    MisbehavingServer(
      "a page", Reply("200 OK", "<!DOCTYPE html><p>Please sign in", type: "text/html").steps,
      "something else than JSON (status 200): <!DOCTYPE"),
    MisbehavingServer(
      "nothing", Reply("200 OK", "").steps, isTemporary: true, " is cut", "ended the connection"),
    MisbehavingServer("no content", Reply("204 No Content").steps, "status 204"),
    MisbehavingServer("not modified", [send("HTTP/1.1 304 No\r\n\r\n")], "status 304"),
    MisbehavingServer("a part", Reply("206 Part", whole).steps, "status 206"),
    MisbehavingServer("SSH", [send("SSH-2.0-OpenSSH_9.2\r\n"), .close], "does not speak HTTP"),
    MisbehavingServer(
      "HTTP of yesterday", [send("HTTP/0.9 200 OK\r\n\r\n\(whole)"), .close], "does not speak HTTP",
      "cannot be asked"),
    MisbehavingServer(
      "chunks that are none", [send("\(head)Transfer-Encoding: chunked\r\n\r\nxyz\r\n"), .close],
      isTemporary: true, "ended the connection"),
    MisbehavingServer(
      "an unknown packing",
      Reply("200 OK", whole, headers: [("Content-Encoding", "xz")]).steps, "cannot be unpacked"),
    MisbehavingServer(
      "an error in spite of its status", Reply("200 OK", "{\"error\": true, \"why\": 1}").steps,
      "has answered with an error (status 200): {"),
    MisbehavingServer("an array", Reply("200 OK", "[]").steps, "has answered an array"),
    MisbehavingServer(
      "rows and nothing about errors", Reply("200 OK", "{\"data\": []}").steps,
      "has answered without \"error\": false (status 200): {"),
    MisbehavingServer(
      "a first page", Reply("200 OK", "{\"error\": false, \"data\": [], \"next\": 2}").steps,
      "only a part of the rows, as its \"next\" says"),
    MisbehavingServer(
      "a part, as it says",
      Reply("200 OK", "{\"error\": false, \"data\": [], \"truncated\": true}").steps,
      "only a part of the rows, as its \"truncated\" says"),
    MisbehavingServer(
      "something behind the end", Reply("200 OK", whole + whole).steps, "is wrong"),
  ]
}
