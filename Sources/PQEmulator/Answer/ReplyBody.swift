import PQModel

/// The body of a reply, piece by piece.
package struct ReplyBody: Sequence, IteratorProtocol, Sendable {
  /// How many bytes are announced; nil if the end is left to be seen.
  package let length: Int?
  /// Where the body is cut off, if it is.
  var end: Int?
  /// What stands in place of the last bytes, if anything does.
  var noise: Noise?

  private var first: [UInt8]?
  private var rest: AnswerPieces?
  private var position = 0

  /// A short body.
  init(_ bytes: [UInt8]) {
    first = bytes
    length = bytes.count
  }

  /// The text of an answer. It announces its length if that is small enough to be known.
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

  /// The next bytes; nil at the end.
  package mutating func next() -> [UInt8]? {
    if let end, position >= end { return nil }
    guard var piece = first ?? rest?.next() else { return nil }
    first = nil
    noise?.drown(&piece, from: position)
    if let end, position + piece.count > end { piece.removeLast(position + piece.count - end) }
    position += piece.count
    return piece
  }

  /// How many bytes it has in all, which takes making them.
  var count: Int { reduce(0) { $0 + $1.count } }
}
