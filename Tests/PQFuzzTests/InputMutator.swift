import PQTestSupport

/// Makes inputs from recorded ones: it changes, repeats and removes bytes, inserts words and combines
/// inputs.
struct InputMutator {
  private let inputs: [[UInt8]]
  private let words: [[UInt8]]
  private var random: SeededRandom

  init(_ inputs: [[UInt8]], words: [String], seed: UInt64) {
    self.inputs = inputs + [[]]
    self.words = words.map { Array($0.utf8) }
    random = SeededRandom(seed: seed)
  }

  /// Returns the next input. Most have at most 2000 bytes.
  mutating func next() -> [UInt8] {
    var input = random.pick(inputs) ?? []
    for _ in 0...random.next(4) { change(&input) }
    return input
  }

  private mutating func change(_ input: inout [UInt8]) {
    let place = random.next(input.count + 1)
    let end = min(input.count, place + 1 + random.next(16))
    switch random.next(7) {
    case 0: input.insert(UInt8(random.next(256)), at: place)
    case 1: if place < input.count { input[place] = UInt8(random.next(256)) }
    case 2: if place < input.count { input[place] ^= 1 << UInt8(random.next(8)) }
    case 3: input.removeSubrange(place..<end)
    case 4: input.insert(contentsOf: input[place..<end], at: place)
    case 5:
      let other = random.pick(inputs) ?? []
      input = Array(input[..<place] + other[random.next(other.count + 1)...])
    default: input.insert(contentsOf: random.pick(words) ?? bytes(), at: place)
    }
    if input.count > 2000 { input.removeLast(input.count - 2000) }
  }

  /// Returns a few random bytes.
  private mutating func bytes() -> [UInt8] {
    (0...random.next(32)).map { _ in UInt8(random.next(256)) }
  }
}
