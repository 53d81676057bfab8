/// Choices that are made by the bytes of an input. When the bytes are used up, all choices are zero.
struct InputChoices {
  private var rest: ArraySlice<UInt8>

  init(_ input: some Collection<UInt8>) { rest = Array(input)[...] }

  /// True if all bytes are used.
  var isEmpty: Bool { rest.isEmpty }

  /// Returns the next byte.
  mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

  /// Returns a number from 0 up to, but not including, a bound of at most 65536.
  mutating func below(_ bound: Int) -> Int {
    switch bound {
    case ...1: 0
    case ...256: Int(byte()) % bound
    default: (Int(byte()) << 8 | Int(byte())) % bound
    }
  }

  /// Returns true with a probability in percent.
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// Returns one of the items, of which there is at least one.
  mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }

  /// Returns a number of 64 bits.
  mutating func bits() -> UInt64 { (0..<8).reduce(0) { bits, _ in bits << 8 | UInt64(byte()) } }

  /// Returns a number that is often small, near a limit, or a time in milliseconds.
  mutating func number() -> Int64 {
    switch below(6) {
    case 0: Int64(below(256)) - 128
    case 1: Int64(truncatingIfNeeded: bits())
    case 2: Int64.max - Int64(byte())
    case 3: Int64.min + Int64(byte())
    case 4: 1_768_500_000_000 + Int64(below(65_536)) * 60_000 * (below(2) == 0 ? 1 : -1)
    default: Int64(below(65_536)) * 3_600_000
    }
  }

  /// Returns a double that is often extreme.
  mutating func double() -> Double {
    switch below(4) {
    case 0: Double(bitPattern: bits())
    case 1: Double(number()) / 1000
    case 2: Double(below(1000)) / 8
    default: Double("1e\(below(600) - 300)") ?? 0
    }
  }

  /// Returns the next bytes, at most `count`.
  mutating func take(_ count: Int) -> [UInt8] {
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  /// Returns the next bytes as a text, at most `count` bytes.
  mutating func text(_ count: Int) -> String { String(decoding: take(count), as: UTF8.self) }

  /// Returns all remaining bytes.
  mutating func takeRest() -> [UInt8] { take(rest.count) }
}
