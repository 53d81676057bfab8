/// A unit of a size in bytes: powers of 1000, and with an `i` of 1024. Its `B` is a capital, because
/// `b` is a bit; the letters before it may be of either case.
public enum SizeUnit: String, Sendable, CaseIterable {
  case byte = "B"
  case kilobyte = "kB"
  case megabyte = "MB"
  case gigabyte = "GB"
  case terabyte = "TB"
  case petabyte = "PB"
  case kibibyte = "KiB"
  case mebibyte = "MiB"
  case gibibyte = "GiB"
  case tebibyte = "TiB"
  case pebibyte = "PiB"

  /// How many bytes one unit is.
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

  /// The unit of as many bits as this one has bytes, if that is what a text spells: `Gb`, `kib`, `b`.
  init?(bits spelling: Substring) {
    guard spelling.last == "b" else { return nil }
    let match = Self.allCases.first { $0.rawValue.lowercased() == spelling.lowercased() }
    guard let match else { return nil }
    self = match
  }

  /// Whether it is a power of 1024.
  var isBinary: Bool { rawValue.contains("i") }
}
