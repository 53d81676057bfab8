/// A unit of a size in bytes: a power of 1000, or with an `i` a power of 1024. The `B` must be a
/// capital letter, because `b` means bits. The letters before it may be in either case.
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

  /// The number of bytes of one unit.
  public var bytes: Int64 {
    switch self {
    case .byte: 1
    case .kilobyte: 1000
    case .megabyte: 1_000_000
    case .gigabyte: 1_000_000_000
    case .terabyte: 1_000_000_000_000
    case .petabyte: 1_000_000_000_000_000
    case .kibibyte: 1 << 10
    case .mebibyte: 1 << 20
    case .gibibyte: 1 << 30
    case .tebibyte: 1 << 40
    case .pebibyte: 1 << 50
    }
  }

  init?(spelling: UnsafeBufferPointer<UInt8>) {
    guard spelling.count <= 3, spelling.last == UInt8(ascii: "B") else { return nil }
    let lowered = spelling.map { $0 | 0x20 }
    let match = Self.allCases.first { unit in
      unit.rawValue.utf8.map { $0 | 0x20 } == lowered
    }
    guard let match else { return nil }
    self = match
  }

  /// Creates the unit with the same prefix as a unit of bits: `Gb`, `kib`, `b`. The result is `nil`
  /// for other texts.
  init?(bits spelling: Substring) {
    guard spelling.last == "b" else { return nil }
    let match = Self.allCases.first { $0.rawValue.lowercased() == spelling.lowercased() }
    guard let match else { return nil }
    self = match
  }

  /// True if the unit is a power of 1024 greater than one.
  var isBinary: Bool { rawValue.contains("i") }
}
