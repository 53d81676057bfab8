/// The bytes that have arrived and are not decoded yet.
///
/// One block of memory that never grows. Arriving bytes land at a page border, because `read()` is
/// several times slower into a buffer that is not aligned; what is left of the item before is
/// moved in front of that border.
///
///     | ... left over | arriving ... | padding |
///                     ^ page border
struct InputWindow: ~Copyable {
  /// The longest item (a CSV row, a row object, a text in quotes) that is decoded, in bytes.
  static let itemLimit = 1 << 20
  /// How many bytes are taken in at once.
  static let arrivalSize = 1 << 17
  /// No processor of ours has larger pages.
  static let pageSize = 1 << 14
  /// Room behind the last byte for reading words.
  private static let padding = 64
  private static let border = itemLimit + pageSize
  private static let limit = border + arrivalSize

  let base: UnsafeMutablePointer<UInt8>
  private let memory: UnsafeMutableRawPointer
  /// The first byte that is not decoded.
  private(set) var start = Self.border
  /// One past the last byte.
  private(set) var end = Self.border
  /// Newlines are counted up to here.
  private var counted = Self.border
  /// The line in which `counted` lies.
  private var line = 1
  /// Where that line begins. Before the window, if it is long.
  private var lineStart = Self.border

  init() {
    memory = .allocate(byteCount: Self.limit + Self.padding, alignment: Self.pageSize)
    base = memory.bindMemory(to: UInt8.self, capacity: Self.limit + Self.padding)
    seal()
  }

  deinit { memory.deallocate() }

  /// How many bytes are not decoded.
  var pending: Int { end - start }

  /// Free memory behind the last byte, at least one byte of it, and as much as possible at a page
  /// border once everything is decoded.
  mutating func room() -> UnsafeMutableRawBufferPointer {
    if start == end || end == Self.limit { rewind() }
    return UnsafeMutableRawBufferPointer(start: base + end, count: Self.limit - end)
  }

  /// Takes over the bytes written into `room()`.
  mutating func arrived(_ count: Int) {
    end += count
    seal()
  }

  /// What is not decoded, to read from.
  var cursor: Cursor { Cursor(base: base, end: end, index: start) }

  /// An item ends at an index.
  @inline(__always)
  mutating func advance(to index: Int) throws(Trouble) {
    guard index &- start <= Self.itemLimit else { throw .bad(.tooLong, at: start) }
    start = index
  }

  /// Nothing of interest stands before an index.
  mutating func skip(to index: Int) { start = index }

  /// Skips the byte order mark that a text may begin with. Columns are counted from behind it.
  mutating func skipOrderMark() throws(Trouble) {
    guard pending > 0 else { throw .cut(.emptyText, at: start) }
    let mark = Byte.orderMark
    guard cursor.bytes(start, end).starts(with: mark.prefix(pending)) else { return }
    guard pending >= mark.count else { throw .cut(.cut, at: end) }
    start += mark.count
    lineStart += mark.count
  }

  /// Ends the last line with a line feed, if it has none.
  mutating func endLine() {
    guard pending > 0, base[end - 1] != Byte.newline else { return }
    room()[0] = Byte.newline
    arrived(1)
  }

  /// Moves what is not decoded in front of the page border, so that the next bytes land on it.
  mutating func rewind() {
    count(upTo: start)
    let shift = start - (Self.border - pending)
    (base + start - shift).update(from: base + start, count: pending)
    start -= shift
    end -= shift
    counted -= shift
    lineStart -= shift
    seal()
  }

  /// Scans for a closing quote or the end of a number stop at `end` without a look at it.
  private func seal() {
    (base + end).update(repeating: Byte.quote, count: Self.padding)
  }
}

extension InputWindow {
  /// The place of a byte that is not decoded. Asked from front to back.
  mutating func position(of index: Int) -> TextPosition {
    count(upTo: index)
    return TextPosition(line: line, column: index - lineStart + 1)
  }

  /// Newlines are counted late and in bulk, which costs a fiftieth of counting row by row.
  private mutating func count(upTo index: Int) {
    guard index > counted else { return }
    let newlines = newlineCount(from: counted, to: index)
    if newlines > 0 {
      line += newlines
      lineStart = index
      while base[lineStart - 1] != Byte.newline { lineStart -= 1 }
    }
    counted = index
  }

  private func newlineCount(from first: Int, to last: Int) -> Int {
    var total = 0
    var index = first
    while index < last {
      // So few that a byte can count them, and sixteen are counted by one instruction.
      let stop = min(index + 240, last)
      var count: UInt8 = 0
      while index < stop {
        count &+= base[index] == Byte.newline ? 1 : 0
        index &+= 1
      }
      total += Int(count)
    }
    return total
  }
}
