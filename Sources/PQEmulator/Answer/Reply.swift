import PQModel

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
  package enum Ending: Sendable, Equatable {
    /// The complete answer is sent.
    case whole
    /// The connection is closed after the last byte of the body, before the body is complete.
    case cut
    /// Nothing is sent, and the connection stays open.
    case noAnswer
    /// Nothing is sent, and the connection is reset.
    case reset
  }

  package var status = 200
  package var headers: [Header]
  package var body: ReplyBody
  package var ending = Ending.whole
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

  /// Creates an error answer: a JSON object with the field `error`, as in the document, and a message.
  init(_ rejection: RequestRejection) {
    let text = "{\"error\": true, \"message\": \(JSONQuote.of(rejection.message))}\n"
    let type = Header("Content-Type", AnswerForm.json.contentType)
    self.init(
      status: rejection.status, headers: [type] + rejection.headers,
      body: ReplyBody(Array(text.utf8)), note: rejection.message)
  }
}

/// The body of a reply, as a sequence of pieces.
package struct ReplyBody: Sequence, IteratorProtocol, Sendable {
  /// The value of `Content-Length`, in bytes; `nil` if the header field is not sent.
  package let length: Int?
  /// The number of bytes after which the body is cut off; `nil` if it is complete.
  var end: Int?
  /// Random bytes that replace the end of the body; `nil` if there are none.
  var noise: RandomBytes?

  private var first: [UInt8]?
  private var rest: AnswerPieces?
  private var position = 0

  /// Creates a body from its bytes.
  init(_ bytes: [UInt8]) {
    first = bytes
    length = bytes.count
  }

  /// Creates the body of an answer. The body has a length only if it is a single piece.
  init(_ pieces: AnswerPieces) {
    var pieces = pieces
    first = pieces.next()
    if let second = pieces.next() {
      first? += second
      rest = pieces
      length = nil
    } else {
      length = first?.count ?? 0
    }
  }

  /// Returns the next bytes; `nil` at the end.
  package mutating func next() -> [UInt8]? {
    if let end, position >= end { return nil }
    guard var piece = first ?? rest?.next() else { return nil }
    first = nil
    noise?.overwrite(&piece, from: position)
    if let end, position + piece.count > end { piece.removeLast(position + piece.count - end) }
    position += piece.count
    return piece
  }

  /// The number of bytes of the body. All pieces are made to count them.
  var count: Int { reduce(0) { $0 + $1.count } }
}
