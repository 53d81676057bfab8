/// A unit of a size in bytes or in bits.
///
/// A unit of bytes ends with a capital `B`, because `b` means bits in other programs. It is a power of
/// 1000, or of 1024 if it has an `i`. A unit of bits ends with `bit` and is a power of 1000. The letters
/// before `B` and `bit` may be in either case.
public enum SizeUnit: String, Sendable, CaseIterable {
  /// 1 byte.
  case byte = "B"
  /// 1000 bytes.
  case kilobyte = "kB"
  /// 1000^2 bytes.
  case megabyte = "MB"
  /// 1000^3 bytes.
  case gigabyte = "GB"
  /// 1000^4 bytes.
  case terabyte = "TB"
  /// 1000^5 bytes.
  case petabyte = "PB"
  /// 1024 bytes.
  case kibibyte = "KiB"
  /// 1024^2 bytes.
  case mebibyte = "MiB"
  /// 1024^3 bytes.
  case gibibyte = "GiB"
  /// 1024^4 bytes.
  case tebibyte = "TiB"
  /// 1024^5 bytes.
  case pebibyte = "PiB"
  /// 1 bit.
  case bit = "bit"
  /// 1000 bits.
  case kilobit = "kbit"
  /// 1000^2 bits.
  case megabit = "Mbit"
  /// 1000^3 bits.
  case gigabit = "Gbit"
  /// 1000^4 bits.
  case terabit = "Tbit"
  /// 1000^5 bits.
  case petabit = "Pbit"

  /// The number of bytes in one unit, or the number of bits if it is a unit of bits.
  public var factor: Int64 {
    switch self {
    case .byte, .bit: 1
    case .kilobyte, .kilobit: 1000
    case .megabyte, .megabit: 1_000_000
    case .gigabyte, .gigabit: 1_000_000_000
    case .terabyte, .terabit: 1_000_000_000_000
    case .petabyte, .petabit: 1_000_000_000_000_000
    case .kibibyte: 1 << 10
    case .mebibyte: 1 << 20
    case .gibibyte: 1 << 30
    case .tebibyte: 1 << 40
    case .pebibyte: 1 << 50
    }
  }

  /// True for a unit of bits, false for a unit of bytes.
  public var isBits: Bool {
    switch self {
    case .bit, .kilobit, .megabit, .gigabit, .terabit, .petabit: true
    case .byte, .kilobyte, .megabyte, .gigabyte, .terabyte, .petabyte: false
    case .kibibyte, .mebibyte, .gibibyte, .tebibyte, .pebibyte: false
    }
  }

  init?(spelling: UnsafeBufferPointer<UInt8>) {
    guard spelling.count <= 4, Self.endings.contains(where: spelling.ends(with:)) else {
      return nil
    }
    let lowered = spelling.map { $0 | 0x20 }
    let match = Self.allCases.first { unit in
      unit.rawValue.utf8.map { $0 | 0x20 } == lowered
    }
    guard let match else { return nil }
    self = match
  }

  /// The letters at the end of a unit whose case matters.
  private static let endings = [[UInt8]("B".utf8), [UInt8]("bit".utf8)]

  /// Creates the unit of bytes with the same prefix as a unit with a small `b`: `Gb`, `kib`, `b`. The
  /// result is `nil` for other texts.
  init?(smallB spelling: Substring) {
    guard spelling.last == "b" else { return nil }
    let match = Self.allCases.first { $0.rawValue.lowercased() == spelling.lowercased() }
    guard let match else { return nil }
    self = match
  }

  /// The unit of bits with the same prefix; `nil` for a power of 1024 greater than one.
  var inBits: SizeUnit? {
    switch self {
    case .byte, .bit: .bit
    case .kilobyte, .kilobit: .kilobit
    case .megabyte, .megabit: .megabit
    case .gigabyte, .gigabit: .gigabit
    case .terabyte, .terabit: .terabit
    case .petabyte, .petabit: .petabit
    case .kibibyte, .mebibyte, .gibibyte, .tebibyte, .pebibyte: nil
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func ends(with ending: [UInt8]) -> Bool { suffix(ending.count).elementsEqual(ending) }
}
