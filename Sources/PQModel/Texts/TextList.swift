/// Texts in a few blocks of bytes: each costs its bytes and eight more. Texts are compared by their
/// bytes, because those that only look alike are two.
///
/// A text that is read is a copy. A list that takes a text over from another one shares its bytes.
public struct TextList: RandomAccessCollection, Sendable, ExpressibleByArrayLiteral {
  private var blocks: [TextBlock] = []
  /// Where the last block goes on.
  private var end = 0
  private var places: [TextPlace] = []

  /// No texts.
  public init() {}

  /// The texts of an array, in its order.
  public init(_ texts: [String]) {
    for text in texts { append(text) }
  }

  /// The texts that are listed.
  public init(arrayLiteral texts: String...) { self.init(texts) }

  /// 0.
  public var startIndex: Int { 0 }
  /// The number of texts.
  public var endIndex: Int { places.count }

  /// The text at a place.
  public subscript(place: Int) -> String {
    withBytes(of: place) { String(decoding: $0, as: UTF8.self) }
  }

  /// The number of bytes of the text at a place, in UTF-8.
  public func byteCount(of place: Int) -> Int { byteCount(of: places[place]) }

  @inline(__always)
  private func byteCount(of place: TextPlace) -> Int {
    place.isWholeBlock ? blocks[place.block].capacity : place.count
  }

  /// Calls a closure with the bytes of the text at a place, in UTF-8. They are lent for the call only.
  @inline(__always)
  public func withBytes<Result>(
    of place: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let place = places[place]
    let block = blocks[place.block]
    return try withExtendedLifetime(block) {
      let count = place.isWholeBlock ? block.capacity : place.count
      return try body(UnsafeBufferPointer(start: block.bytes + place.start, count: count))
    }
  }

  /// Returns where the bytes of the text at a place are kept, with room to read seven more behind
  /// them. They stay there as long as any list has the text.
  package func address(of place: Int) -> UnsafePointer<UInt8> {
    let place = places[place]
    return UnsafePointer(blocks[place.block].bytes + place.start)
  }

  /// Appends a text.
  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Appends a text that is given by its bytes, which must be UTF-8.
  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if !hasRoom(for: bytes.count) { addBlock(holding: bytes.count) }
    let block = blocks[blocks.count - 1]
    block.write(bytes, at: end)
    append(TextPlace(block: blocks.count - 1, start: end, count: bytes.count))
    end += bytes.count
  }

  /// Appends the text at a place of another list. Its bytes are copied only if other lists than that
  /// one gave some of the texts that are here.
  package mutating func append(_ place: Int, of other: TextList) {
    if blocks.isEmpty { (blocks, end) = (other.blocks, other.end) }
    let block = other.places[place].block
    if block < blocks.count, blocks[block] === other.blocks[block] {
      append(other.places[place])
    } else {
      other.withBytes(of: place) { append($0) }
    }
  }

  /// The texts at some places, in the order given. They share their bytes with these.
  package func texts(at places: some Sequence<Int>) -> TextList {
    var list = self
    list.places = places.map { self.places[$0] }
    return list
  }

  /// Makes less room for more than an array by itself, which doubles what it has.
  private mutating func append(_ place: TextPlace) {
    if places.count == places.capacity {
      places.reserveCapacity(places.capacity + places.capacity / 2 + 1)
    }
    places.append(place)
  }

  /// Returns true if the last block has room for `count` bytes and no other list refers to it: another
  /// list could write to the same place.
  private mutating func hasRoom(for count: Int) -> Bool {
    guard let last = blocks.indices.last, end + count <= blocks[last].capacity else { return false }
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
  public static func == (left: TextList, right: TextList) -> Bool {
    left.count == right.count
      && left.indices.allSatisfy { place in
        left.withBytes(of: place) { right.has($0, at: place) }
      }
  }

  /// Returns true if the text at a place consists of these bytes.
  @inline(__always)
  package func has(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    withBytes(of: place) { $0.count == bytes.count && $0.elementsEqual(bytes) }
  }

  /// True if every text is greater than the one before it in the order of bytes. Then no text is there
  /// twice.
  package var isAscending: Bool {
    indices.dropFirst().allSatisfy { place in
      withBytes(of: place) { text in
        withBytes(of: place - 1) { $0.lexicographicallyPrecedes(text) }
      }
    }
  }

  /// Returns the place of a text in an ascending list; nil if it is not there.
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

  /// Which of the texts are among others, in time linear in all of them.
  package func areAmong(_ others: some Sequence<String>) -> [Bool] {
    var index = TextIndex()
    for text in others { _ = index.number(of: text) }
    return indices.map { place in withBytes(of: place) { index.find($0) != nil } }
  }
}

extension TextList: CustomStringConvertible {
  /// The texts as an array of them is described.
  public var description: String { Array(self).description }
}

/// Where a text is: its block, and from where to where in it, in one word.
private struct TextPlace {
  /// Enough for the start of any text, also of an empty one behind all others of a block.
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
  /// The number of bytes, if the text is not a whole block.
  @inline(__always) var count: Int { Int(word & Self.mask) }

  /// True if the text is a whole block, because it is too long for its size to fit into the word.
  @inline(__always) var isWholeBlock: Bool { word & Self.mask == Self.mask }
}

/// Memory into which a list writes texts, one behind the other. What was written once stays, and stays
/// where it is, so that any number of lists may read it.
private final class TextBlock: @unchecked Sendable {
  /// The size of the first block of a list, in bytes; each is twice as large as the one before, up to
  /// the size of the largest. A longer text has a block of its own, of its size.
  static let least = 256
  static let most = 1 << 20
  /// Room behind the last text, for those who read eight bytes at a time.
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
