/// A set of distinct tuples of integers. Each tuple has a number, in the order of insertion from 0.
///
/// It is a hash table with its own hash function, because it is used once for each row. The hash is
/// seeded, so that no input can put all tuples into one slot. Tuples with one member are not
/// hashed: the member is the index of the slot. Such members are codes from a small range. While
/// they arrive in the order 0, 1, 2 and so on, they need no memory.
package struct TupleIndex: Sendable {
  /// The number of members of each tuple.
  package let width: Int
  /// The number of tuples.
  package private(set) var count = 0
  /// The number of tuples at the start that need no memory, because their only member is also their
  /// number.
  @usableFromInline package private(set) var plain = 0
  /// The members of all later tuples, one tuple after the other.
  @usableFromInline package private(set) var members: [UInt32] = []

  /// The hash table. A slot has the number of a tuple plus one, or 0 if it is free. The size is a
  /// power of two, and at most half of the slots are used. For tuples with one member, the slot is
  /// the member minus `plain`, and the size depends on the largest member.
  @usableFromInline package private(set) var slots: [UInt32]
  /// For each tuple number, the number of the tuple that followed it last. It may be shorter than
  /// `count`.
  @usableFromInline package private(set) var followers: [UInt32] = []
  @usableFromInline package let seed = UInt64.random(in: .min ... .max)
  @usableFromInline package let multiplier = UInt64.random(in: .min ... .max) | 1

  /// Creates an empty set for tuples with `width` members.
  package init(width: Int) {
    self.width = width
    slots = width == 1 ? [] : [UInt32](repeating: 0, count: 1024)
  }

  /// Returns one member of the tuple with a number.
  @inlinable @inline(__always)
  package func member(_ place: Int, of number: Int) -> UInt32 {
    number < plain
      ? UInt32(truncatingIfNeeded: number) : members[(number &- plain) &* width &+ place]
  }

  /// Returns the number of a tuple. A new tuple is inserted.
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

  /// Returns the number of a tuple that follows the tuple with the number `previous`. A new tuple
  /// is inserted.
  ///
  /// If tuples arrive in the same order again and again, no tuple is hashed.
  @inlinable @inline(__always)
  package mutating func number(of tuple: UnsafePointer<UInt32>, after previous: Int) -> Int {
    if width == 1 { return number(ofSingle: tuple) }
    if previous < followers.count {
      let guess = Int(followers[previous])
      if holds(guess, tuple) { return guess }
    }
    return note(number(of: tuple), after: previous)
  }

  /// Returns the number of a tuple with one member. A new tuple is inserted.
  @inlinable @inline(__always)
  package mutating func number(ofSingle tuple: UnsafePointer<UInt32>) -> Int {
    let code = Int(tuple.pointee)
    if code < plain { return code }
    let slot = code &- plain
    if slot < slots.count, slots[slot] != 0 { return Int(slots[slot] &- 1) }
    return add(single: tuple.pointee)
  }

  /// Returns the number of a tuple with two members. A new tuple is inserted.
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

  /// Returns true if the tuple with a number has the given members.
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
