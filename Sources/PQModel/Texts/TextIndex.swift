/// Distinct texts, each numbered in the order of its arrival. They are compared by bytes, because
/// texts that only look alike are two values.
///
/// A hash table of numbers beside the texts: a dictionary would hold each of them once more.
package struct TextIndex: Sendable {
  /// The texts by their numbers.
  package private(set) var texts = TextList()

  /// The hash of each text, so that few texts are compared and none is hashed twice.
  private var hashes: [UInt32] = []
  /// One more than the number of a text; 0 is free. A power of two, at most half full, or empty as
  /// long as there are so few texts that looking through them is quicker.
  private var slots: [UInt32] = []
  /// Whether the texts are a list in its order, of which none was looked up yet in a way that needs
  /// their hashes.
  private var isOrdered = false

  private static let few = 16

  /// No texts.
  package init() {}

  /// Takes over the texts of a list with their places for numbers, if none is here yet, and if their
  /// order shows that they are distinct. Nothing is copied, and nothing is hashed before another text
  /// comes.
  ///
  /// - Returns: false if nothing was done.
  package mutating func adopt(_ list: TextList) -> Bool {
    guard texts.isEmpty, list.isAscending else { return false }
    (texts, isOrdered) = (list, true)
    return true
  }

  /// Returns the number of a text, a new one if it is new.
  package mutating func number(of text: String) -> UInt32 {
    var text = text
    return text.withUTF8 { bytes in
      number(of: bytes) { texts in texts.append(bytes) }
    }
  }

  /// Returns the number of the text at a place of a list, a new one if it is new.
  package mutating func number(of place: Int, in list: TextList) -> UInt32 {
    list.withBytes(of: place) { bytes in
      number(of: bytes) { texts in texts.append(place, of: list) }
    }
  }

  /// Adds a text under a new number. It is not found by its text.
  package mutating func append(_ text: String) -> UInt32 {
    hashAll()
    texts.append(text)
    hashes.append(Self.hidden)
    return UInt32(texts.count - 1)
  }

  /// Returns the number of a text; nil if it is not known.
  package func find(_ text: String) -> UInt32? {
    var text = text
    return text.withUTF8 { find($0) }
  }

  /// Returns the number of a text, given by its bytes; nil if it is not known.
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

  /// Makes a text that can be found by its hash findable.
  private mutating func place(_ number: UInt32) {
    guard texts.count > Self.few else { return }
    guard texts.count * 2 <= slots.count else { return growSlots() }
    var slot = firstSlot(hashes[Int(number)])
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = number + 1
  }

  /// Hashes the texts that were taken over.
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

  /// The hash of a text that is not found.
  private static let hidden: UInt32 = 0

  /// The hash of a text, seeded in every process and never `hidden`.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
    return UInt32(truncatingIfNeeded: hasher.finalize()) | 1
  }
}
