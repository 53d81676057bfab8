/// The bytes that have arrived and are not yet decoded.
///
/// The window is one block of memory that never grows. The system call `read` is several times slower if
/// its memory is not page-aligned. So arriving bytes are written at a page border, and the bytes left
/// over from the previous item are moved in front of the border.
///
///     | ... left over | arriving ... | padding |
///                     ^ page border
struct InputWindow: ~Copyable {
  /// The maximum length of an item (a CSV row, a row object, a quoted text), in bytes.
  static let itemLimit = 1 << 20
  /// The maximum number of bytes that arrive at once.
  static let arrivalSize = 1 << 17
  /// The alignment of the memory, in bytes. No supported processor has larger pages.
  static let pageSize = 1 << 14
  /// The number of bytes after the last byte. Functions of `Words` may read them.
  private static let padding = 64
  private static let border = itemLimit + pageSize
  private static let limit = border + arrivalSize

  let base: UnsafeMutablePointer<UInt8>
  private let memory: UnsafeMutableRawPointer
  /// The index of the first byte that is not yet decoded.
  private(set) var start = Self.border
  /// The index after the last byte.
  private(set) var end = Self.border
  /// Newlines before this index are counted.
  private var counted = Self.border
  /// The number of the line that contains `counted`, from 1.
  private var line = 1
  /// The index of the first byte of that line. It is before the window if the line is long.
  private var lineStart = Self.border

  init() {
    memory = .allocate(byteCount: Self.limit + Self.padding, alignment: Self.pageSize)
    base = memory.bindMemory(to: UInt8.self, capacity: Self.limit + Self.padding)
    seal()
  }

  deinit { memory.deallocate() }

  /// The number of bytes that are not yet decoded.
  var pending: Int { end - start }

  /// Returns the free memory after the last byte. It has at least one byte. If all bytes are decoded, it
  /// begins at the page border and has its maximum size.
  ///
  /// An item can be decoded first when one byte more than `itemLimit` has arrived. So the decision that
  /// it is too long does not depend on the ends of chunks.
  mutating func room() -> UnsafeMutableRawBufferPointer {
    if start == end || end == Self.limit { rewind() }
    let untilLimit = Self.itemLimit + 1 - pending
    let count = Self.limit - end
    return UnsafeMutableRawBufferPointer(
      start: base + end, count: untilLimit > 0 ? min(count, untilLimit) : count)
  }

  /// Adds `count` bytes that were written into `room()`.
  mutating func arrived(_ count: Int) {
    end += count
    seal()
  }

  /// A cursor over the bytes that are not yet decoded.
  var cursor: Cursor { Cursor(base: base, end: end, index: start) }

  /// Marks the item that ends at an index as decoded.
  ///
  /// - Throws: `ItemFailure.bad(.tooLong)` if the item is longer than `itemLimit`.
  @inline(__always)
  mutating func advance(to index: Int) throws(ItemFailure) {
    guard index &- start <= Self.itemLimit else { throw .bad(.tooLong, at: start) }
    start = index
  }

  /// Marks all bytes before an index as decoded. Unlike `advance(to:)`, it does not check the length.
  mutating func skip(to index: Int) { start = index }

  /// Skips the byte order mark if the text begins with one. The mark does not count for column numbers.
  ///
  /// - Throws: `ItemFailure.needsMoreBytes` if too few bytes have arrived to recognize the mark.
  mutating func skipOrderMark() throws(ItemFailure) {
    guard pending > 0 else { throw .needsMoreBytes(.emptyText, at: start) }
    let mark = Byte.orderMark
    guard cursor.bytes(start, end).starts(with: mark.prefix(pending)) else { return }
    guard pending >= mark.count else { throw .needsMoreBytes(.unexpectedEnd, at: end) }
    start += mark.count
    lineStart += mark.count
  }

  /// Appends a line feed if the last line has none.
  mutating func endLine() {
    guard pending > 0, base[end - 1] != Byte.newline else { return }
    room()[0] = Byte.newline
    arrived(1)
  }

  /// Moves the bytes that are not yet decoded in front of the page border.
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

  /// Writes quotes after `end`. So a search for a quote or for the end of a number stops there.
  private func seal() {
    (base + end).update(repeating: Byte.quote, count: Self.padding)
  }
}

extension InputWindow {
  /// Returns the line and column of a byte that is not yet decoded. Indices must not decrease from
  /// call to call.
  mutating func position(of index: Int) -> TextPosition {
    count(upTo: index)
    return TextPosition(line: line, column: index - lineStart + 1)
  }

  /// Newlines are counted in large blocks. Counting them row by row would take fifty times as long.
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
      // A counter of one byte can count 240 newlines without overflow. With such counters, the compiler
      // can process sixteen bytes in one instruction.
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
