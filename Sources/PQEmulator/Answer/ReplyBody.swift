import PQModel

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

  /// Creates the body of an answer. It has a length only if it is a single piece.
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
