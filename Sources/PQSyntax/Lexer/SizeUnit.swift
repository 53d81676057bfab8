/// A unit of a size in bytes, in any letter case: powers of 1000, and with an `i` of 1024.
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
    guard spelling.count <= 3 else { return nil }
    let lowered = spelling.map { $0 | 0x20 }
    let match = Self.allCases.first { unit in
      unit.rawValue.utf8.map { $0 | 0x20 } == lowered
    }
    guard let match else { return nil }
    self = match
  }
}
