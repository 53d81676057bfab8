/// A set of distinct texts with numbers in the order of insertion, starting at 0. Texts are compared
/// by their bytes, because canonically equivalent texts are different values.
///
/// It is a hash table of numbers next to the texts. A dictionary would store each text twice.
package struct TextIndex: Sendable {
  /// The texts, indexed by their numbers.
  package private(set) var texts = TextList()

  /// The hash of each text. It avoids most comparisons, and no text is hashed twice.
  private var hashes: [UInt32] = []
  /// The open-addressing hash table. A slot has the number of a text plus one, or 0 if it is free.
  /// The size is a power of two, and at most half of the slots are used. The table is empty while
  /// there are so few texts that a linear search is faster.
  private var slots: [UInt32] = []
  /// True if the texts are an adopted list in ascending order, and their hashes are not computed yet.
  private var isOrdered = false

  /// The maximum number of texts without a hash table.
  private static let few = 16

  /// Creates an empty index.
  package init() {}

  /// Adopts the texts of a list; their positions become their numbers. This requires that the index
  /// is empty and that the list is in ascending order, so that the texts are distinct. Nothing is
  /// copied. The texts are hashed only when the next text is inserted.
  ///
  /// - Returns: false if the list was not adopted.
  package mutating func adopt(_ list: TextList) -> Bool {
    guard texts.isEmpty, list.isAscending else { return false }
    (texts, isOrdered) = (list, true)
    return true
  }

  /// Returns the number of a text. A new text is inserted.
  package mutating func number(of text: String) -> UInt32 {
    var text = text
    return text.withUTF8 { bytes in
      number(of: bytes) { texts in texts.append(bytes) }
    }
  }

  /// Returns the number of the text at a position of a list. A new text is inserted.
  package mutating func number(of place: Int, in list: TextList) -> UInt32 {
    list.withBytes(of: place) { bytes in
      number(of: bytes) { texts in texts.append(place, of: list) }
    }
  }

  /// Inserts a text with a new number. Later lookups do not find this entry.
  package mutating func append(_ text: String) -> UInt32 {
    hashAll()
    texts.append(text)
    hashes.append(Self.hidden)
    return UInt32(texts.count - 1)
  }

  /// Returns the number of a text; `nil` if it is not in the index.
  package func find(_ text: String) -> UInt32? {
    var text = text
    return text.withUTF8 { find($0) }
  }

  /// Returns the number of a text, given by its bytes in UTF-8; `nil` if it is not in the index.
  package func find(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32? {
    isOrdered ? texts.search(bytes).map { UInt32($0) } : find(bytes, Self.hash(bytes))
  }

  @inline(__always)
  private mutating func number(
    of bytes: UnsafeBufferPointer<UInt8>, append: (inout TextList) -> Void
  ) -> UInt32 {
    hashAll()
    let hash = Self.hash(bytes)
    if let number = find(bytes, hash) { return number }
    append(&texts)
    hashes.append(hash)
    let number = UInt32(texts.count - 1)
    place(number)
    return number
  }

  private func find(_ bytes: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> UInt32? {
    guard !slots.isEmpty else {
      return hashes.indices.first { holds($0, bytes, hash) }.map { UInt32($0) }
    }
    var slot = firstSlot(hash)
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      if holds(Int(number), bytes, hash) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func holds(_ number: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Bool {
    hashes[number] == hash && texts.has(bytes, at: number)
  }

  /// Inserts a number into the hash table, unless there are few texts.
  private mutating func place(_ number: UInt32) {
    guard texts.count > Self.few else { return }
    guard texts.count * 2 <= slots.count else { return growSlots() }
    var slot = firstSlot(hashes[Int(number)])
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = number + 1
  }

  /// Computes the hashes of an adopted list.
  private mutating func hashAll() {
    guard isOrdered else { return }
    isOrdered = false
    hashes = texts.indices.map { place in texts.withBytes(of: place) { Self.hash($0) } }
    if texts.count > Self.few { growSlots() }
  }

  private mutating func growSlots() {
    var count = max(64, slots.count * 2)
    while count < texts.count * 2 { count *= 2 }
    slots = [UInt32](repeating: 0, count: count)
    for number in hashes.indices where hashes[number] != Self.hidden {
      var slot = firstSlot(hashes[number])
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }

  private func firstSlot(_ hash: UInt32) -> Int { Int(hash) & (slots.count - 1) }

  /// The hash of a text that lookups do not find.
  private static let hidden: UInt32 = 0

  /// Returns the hash of a text. It is seeded in each process and never equal to `hidden`.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
    return UInt32(truncatingIfNeeded: hasher.finalize()) | 1
  }
}
