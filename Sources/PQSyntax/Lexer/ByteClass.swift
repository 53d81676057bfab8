/// The possible roles of a byte, as a bit set, so that loops over bytes need only one table.
struct ByteClass: OptionSet {
  let rawValue: UInt8

  static let wordStart = ByteClass(rawValue: 1)
  static let digit = ByteClass(rawValue: 2)
  static let wordPart = ByteClass(rawValue: 4)
  static let space = ByteClass(rawValue: 8)

  /// The classes of all byte values, indexed by the value.
  static let table: [ByteClass] = (0...255).map { byte in
    switch UInt8(byte) {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      [.wordStart, .wordPart]
    case UInt8(ascii: "0")...UInt8(ascii: "9"): [.digit, .wordPart]
    case UInt8(ascii: "."): .wordPart
    case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20: .space
    default: []
    }
  }
}
