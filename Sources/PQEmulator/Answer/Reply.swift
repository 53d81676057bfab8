/// What the emulator does about a request.
package struct Reply: Sendable {
  /// A line of the head of an answer.
  package struct Header: Sendable, Equatable {
    package let name: String
    package let value: String

    init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// How the answer comes to an end, or to none.
  package enum Course: Sendable, Equatable {
    /// As it should.
    case whole
    /// The connection is closed behind the last byte of the body, which is too early.
    case cut
    /// Nothing is sent, and the connection stays open.
    case silence
    /// Nothing is sent, and the connection is reset.
    case reset
  }

  package var status = 200
  package var headers: [Header]
  package var body: ReplyBody
  package var course = Course.whole
  /// How long to wait before the first byte.
  package var delay = Duration.zero
  /// What the access log says beside the status; nil if the answer is as it should be.
  package var note: String?
}

extension Reply {
  /// Rows.
  init(_ body: ReplyBody, as form: AnswerForm) {
    self.init(headers: [Header("Content-Type", form.contentType)], body: body)
  }

  /// An error in the style of the document: the field `error`, which its answers have, and a
  /// message.
  init(_ refusal: Refusal) {
    let text = "{\"error\": true, \"message\": \(JSONQuote.of(refusal.message))}\n"
    let type = Header("Content-Type", AnswerForm.json.contentType)
    self.init(
      status: refusal.status, headers: [type] + refusal.headers,
      body: ReplyBody(Array(text.utf8)), note: refusal.message)
  }
}
