/// The reaction of the emulator to a request.
package struct Reply: Sendable {
  /// A header field of an answer.
  package struct Header: Sendable, Equatable {
    package let name: String
    package let value: String

    init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The way in which an answer ends.
  package enum Course: Sendable, Equatable {
    /// The complete answer is sent.
    case whole
    /// The connection is closed after the last byte of the body, before the body is complete.
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
  /// The delay before the first byte.
  package var delay = Duration.zero
  /// A remark for the access log; `nil` for a normal answer.
  package var note: String?
}

extension Reply {
  /// Creates an answer with rows.
  init(_ body: ReplyBody, as form: AnswerForm) {
    self.init(headers: [Header("Content-Type", form.contentType)], body: body)
  }

  /// Creates an error answer in the style of the document: it has the field `error`, as all answers
  /// have, and a message.
  init(_ refusal: Refusal) {
    let text = "{\"error\": true, \"message\": \(JSONQuote.of(refusal.message))}\n"
    let type = Header("Content-Type", AnswerForm.json.contentType)
    self.init(
      status: refusal.status, headers: [type] + refusal.headers,
      body: ReplyBody(Array(text.utf8)), note: refusal.message)
  }
}
