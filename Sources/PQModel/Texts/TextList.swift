/// A list of texts, stored in a few blocks of bytes. A text needs its bytes and eight more. Texts
/// are compared by their bytes, because texts can look the same and still be different values.
///
/// Reading a text makes a copy. A list that takes a text from another list can share the bytes of
/// this text.
package struct TextList: RandomAccessCollection, Sendable, ExpressibleByArrayLiteral {
  private var blocks: [TextBlock] = []
  /// The offset after the last text in the last block, in bytes.
  private var end = 0
  private var places: [TextPlace] = []

  /// Creates an empty list.
  package init() {}

  /// Creates a list of the texts of an array, in the same order.
  package init(_ texts: [String]) {
    for text in texts { append(text) }
  }

  /// Creates a list from an array literal.
  package init(arrayLiteral texts: String...) { self.init(texts) }

  /// The first index, which is 0.
  package var startIndex: Int { 0 }
  /// The index after the last text, which is the number of texts.
  package var endIndex: Int { places.count }

  /// A copy of the text at an index.
  package subscript(place: Int) -> String {
    withBytes(of: place) { String(decoding: $0, as: UTF8.self) }
  }

  /// Returns the number of UTF-8 bytes of the text at an index.
  package func byteCount(of place: Int) -> Int { byteCount(of: places[place]) }

  @inline(__always)
  private func byteCount(of place: TextPlace) -> Int {
    place.isWholeBlock ? blocks[place.block].capacity : place.count
  }

  /// Calls a closure with the UTF-8 bytes of the text at an index. The bytes are valid only during
  /// the call.
  @inline(__always)
  package func withBytes<Result>(
    of place: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let place = places[place]
    let block = blocks[place.block]
    return try withExtendedLifetime(block) {
      let count = place.isWholeBlock ? block.capacity : place.count
      return try body(UnsafeBufferPointer(start: block.bytes + place.start, count: count))
    }
  }

  /// Returns the address of the bytes of the text at an index. Seven more bytes after the text can
  /// be read. The address is valid as long as any list contains the text.
  package func address(of place: Int) -> UnsafePointer<UInt8> {
    let place = places[place]
    return UnsafePointer(blocks[place.block].bytes + place.start)
  }

  /// Appends a text.
  package mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Appends a text, given by its bytes, which must be UTF-8.
  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if !hasRoom(for: bytes.count) { addBlock(holding: bytes.count) }
    let block = blocks[blocks.count - 1]
    block.write(bytes, at: end)
    append(TextPlace(block: blocks.count - 1, start: end, count: bytes.count))
    end += bytes.count
  }

  /// Appends the text at an index of another list. The bytes are shared if this list has the same
  /// block of bytes at the same position, and copied otherwise.
  package mutating func append(_ place: Int, of other: TextList) {
    if blocks.isEmpty { (blocks, end) = (other.blocks, other.end) }
    let block = other.places[place].block
    if block < blocks.count, blocks[block] === other.blocks[block] {
      append(other.places[place])
    } else {
      other.withBytes(of: place) { append($0) }
    }
  }

  /// Returns the texts at some indices, in the given order. The new list shares the bytes of this
  /// list.
  package func texts(at places: some Sequence<Int>) -> TextList {
    var list = self
    list.places = places.map { self.places[$0] }
    return list
  }

  /// Appends a place. The capacity grows by one half; an array by itself would double it.
  private mutating func append(_ place: TextPlace) {
    if places.count == places.capacity {
      places.reserveCapacity(places.capacity + places.capacity / 2 + 1)
    }
    places.append(place)
  }

  /// Returns true if the last block has room for `count` bytes and no other list uses the block.
  /// Another list could write to the same position. The block of a longer text has no room even for
  /// an empty text, because its end does not fit into a `TextPlace`.
  private mutating func hasRoom(for count: Int) -> Bool {
    guard let last = blocks.indices.last, blocks[last].capacity <= TextBlock.most,
      end + count <= blocks[last].capacity
    else { return false }
    return isKnownUniquelyReferenced(&blocks[last])
  }

  private mutating func addBlock(holding count: Int) {
    let usual = Swift.min(2 * (blocks.last?.capacity ?? TextBlock.least / 2), TextBlock.most)
    blocks.append(TextBlock(capacity: Swift.max(usual, count)))
    end = 0
  }
}

extension TextList: Equatable {
  /// Returns true if the lists have the same texts, byte for byte, in the same order.
  package static func == (left: TextList, right: TextList) -> Bool {
    left.count == right.count
      && left.indices.allSatisfy { place in
        left.withBytes(of: place) { right.has($0, at: place) }
      }
  }

  /// Returns true if the text at an index has exactly the given bytes.
  @inline(__always)
  package func has(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    withBytes(of: place) { $0.count == bytes.count && $0.elementsEqual(bytes) }
  }

  /// True if every text is greater than the text before it in the order of bytes. Then no text
  /// occurs twice.
  package var isAscending: Bool {
    indices.dropFirst().allSatisfy { place in
      withBytes(of: place) { text in
        withBytes(of: place - 1) { $0.lexicographicallyPrecedes(text) }
      }
    }
  }

  /// Returns the index of a text in an ascending list; `nil` if the list does not contain it.
  package func search(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var places = indices
    while let first = places.first {
      let middle = first + places.count / 2
      if has(bytes, at: middle) { return middle }
      let isBehind = withBytes(of: middle) { $0.lexicographicallyPrecedes(bytes) }
      places = isBehind ? middle + 1..<places.upperBound : first..<middle
    }
    return nil
  }

  /// Returns an array with true for each text that is in `others`. The time is linear in the size
  /// of both lists.
  package func areAmong(_ others: some Sequence<String>) -> [Bool] {
    var index = TextIndex()
    for text in others { _ = index.number(of: text) }
    return indices.map { place in withBytes(of: place) { index.find($0) != nil } }
  }
}

extension TextList: CustomStringConvertible {
  /// The description of an array with the same texts.
  package var description: String { Array(self).description }
}

/// The position of a text in one 64-bit word: the index of its block, its start in the block, and
/// its length in bytes.
private struct TextPlace {
  /// The number of bits of the start and of the length. Every position in a block of up to
  /// `TextBlock.most` bytes fits, also the position after the last byte.
  private static let bits: UInt64 = 21
  private static let mask: UInt64 = 1 << bits - 1

  private let word: UInt64

  @inline(__always)
  init(block: Int, start: Int, count: Int) {
    let count = min(UInt64(count), Self.mask)
    word = UInt64(block) << (2 * Self.bits) | UInt64(start) << Self.bits | count
  }

  @inline(__always) var block: Int { Int(word >> (2 * Self.bits)) }
  @inline(__always) var start: Int { Int(word >> Self.bits & Self.mask) }
  /// The length of the text in bytes. It has no meaning if the text is a whole block.
  @inline(__always) var count: Int { Int(word & Self.mask) }

  /// True if the text is a whole block, because its length does not fit into the word. The length
  /// is then the capacity of the block.
  @inline(__always) var isWholeBlock: Bool { word & Self.mask == Self.mask }
}

/// A block of memory for the texts of lists, one text after the other. Written bytes never change
/// or move, so that any number of lists may read them.
private final class TextBlock: @unchecked Sendable {
  /// The size of the first block of a list, in bytes. Each next block is twice as large, up to
  /// `most`. A longer text has a block of its own, with the size of the text.
  static let least = 256
  static let most = 1 << 20
  /// The number of bytes after the last text, for code that reads eight bytes at a time.
  private static let padding = 8

  let bytes: UnsafeMutablePointer<UInt8>
  let capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    bytes = .allocate(capacity: capacity + Self.padding)
  }

  deinit { bytes.deallocate() }

  func write(_ text: UnsafeBufferPointer<UInt8>, at start: Int) {
    guard let first = text.baseAddress else { return }
    (bytes + start).update(from: first, count: text.count)
  }
}
