/// Distinct tuples of small numbers, each numbered in the order of its arrival.
///
/// A hash table with its own hash, because it is asked once a row. The hash is seeded, so that no
/// data can be made that puts all tuples into one slot. Where a tuple is one number, that is its slot:
/// such numbers are codes, and lie close together. As long as they come in their order, from 0 on,
/// nothing is held of them.
package struct TupleIndex: Sendable {
  /// The number of numbers in a tuple.
  package let width: Int
  /// The number of tuples.
  package private(set) var count = 0
  /// The number of tuples at the start that need no memory: their one number is also their index.
  @usableFromInline package private(set) var plain = 0
  /// The tuples behind those, one after the other.
  @usableFromInline package private(set) var members: [UInt32] = []

  /// One more than the number of a tuple; 0 is free. A power of two, at most half full; of tuples of
  /// one number as many as the largest of them takes, without those that are plain.
  @usableFromInline package private(set) var slots: [UInt32]
  /// The number that came last after each number, as far as `after` was ever told.
  @usableFromInline package private(set) var followers: [UInt32] = []
  @usableFromInline package let seed = UInt64.random(in: .min ... .max)
  @usableFromInline package let multiplier = UInt64.random(in: .min ... .max) | 1

  /// No tuples, which will have so many numbers each.
  package init(width: Int) {
    self.width = width
    slots = width == 1 ? [] : [UInt32](repeating: 0, count: 1024)
  }

  /// A number of a tuple.
  @inlinable @inline(__always)
  package func member(_ place: Int, of number: Int) -> UInt32 {
    number < plain
      ? UInt32(truncatingIfNeeded: number) : members[(number &- plain) &* width &+ place]
  }

  /// The number of a tuple, a new one if it is new.
  @inlinable @inline(__always)
  package mutating func number(of tuple: UnsafePointer<UInt32>) -> Int {
    if width == 1 { return number(ofSingle: tuple) }
    var slot = firstSlot(tuple)
    while slots[slot] != 0 {
      let number = Int(slots[slot] &- 1)
      if holds(number, tuple) { return number }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return add(tuple, slot)
  }

  /// The number of a tuple that comes after one with another number, a new one if it is new.
  ///
  /// Where tuples come in the same order again and again, none of them is hashed.
  @inlinable @inline(__always)
  package mutating func number(of tuple: UnsafePointer<UInt32>, after previous: Int) -> Int {
    if width == 1 { return number(ofSingle: tuple) }
    if previous < followers.count {
      let guess = Int(followers[previous])
      if holds(guess, tuple) { return guess }
    }
    return note(number(of: tuple), after: previous)
  }

  /// The number of a tuple of one number, a new one if it is new.
  @inlinable @inline(__always)
  package mutating func number(ofSingle tuple: UnsafePointer<UInt32>) -> Int {
    let code = Int(tuple.pointee)
    if code < plain { return code }
    let slot = code &- plain
    if slot < slots.count, slots[slot] != 0 { return Int(slots[slot] &- 1) }
    return add(single: tuple.pointee)
  }

  /// The number of a tuple of two, a new one if it is new.
  package mutating func number(of first: UInt32, _ second: UInt32) -> Int {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2) { tuple in
      tuple.initializeElement(at: 0, to: first)
      tuple.initializeElement(at: 1, to: second)
      return tuple.baseAddress.map { number(of: $0) } ?? 0
    }
  }

  @usableFromInline @inline(never)
  package mutating func note(_ number: Int, after previous: Int) -> Int {
    while followers.count < count { followers.append(0) }
    followers[previous] = UInt32(number)
    return number
  }

  /// Returns true if the tuple with this index has these numbers.
  @inlinable @inline(__always)
  package func holds(_ number: Int, _ tuple: UnsafePointer<UInt32>) -> Bool {
    var place = 0
    while place < width {
      if members[number &* width &+ place] != tuple[place] { return false }
      place &+= 1
    }
    return true
  }

  @usableFromInline @inline(never)
  package mutating func add(_ tuple: UnsafePointer<UInt32>, _ slot: Int) -> Int {
    members.append(contentsOf: UnsafeBufferPointer(start: tuple, count: width))
    count += 1
    slots[slot] = UInt32(count)
    if count * 2 > slots.count { growSlots() }
    return count - 1
  }

  @usableFromInline @inline(never)
  package mutating func add(single code: UInt32) -> Int {
    count += 1
    if plain == code, plain == count - 1 {
      plain = count
      return count - 1
    }
    members.append(code)
    let missing = Int(code) - plain + 1 - slots.count
    if missing > 0 { slots.append(contentsOf: repeatElement(0, count: missing)) }
    slots[Int(code) - plain] = UInt32(count)
    return count - 1
  }

  private mutating func growSlots() {
    slots = [UInt32](repeating: 0, count: slots.count * 4)
    members.withUnsafeBufferPointer { members in
      for number in 0..<count {
        guard let first = members.baseAddress else { return }
        var slot = firstSlot(first + number * width)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(number + 1)
      }
    }
  }

  @inlinable @inline(__always)
  package func firstSlot(_ tuple: UnsafePointer<UInt32>) -> Int {
    var state = seed
    var place = 0
    while place < width {
      let product = (state ^ UInt64(tuple[place])).multipliedFullWidth(by: multiplier)
      state = product.high ^ product.low
      place &+= 1
    }
    return Int(truncatingIfNeeded: state) & (slots.count &- 1)
  }
}
