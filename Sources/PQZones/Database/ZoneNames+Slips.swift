extension ZoneNames {
  /// Returns a name in lower case in which spaces and hyphens are replaced by underscores.
  static func folded(_ name: String) -> [UInt8] {
    name.lowercased().utf8.map { byte in
      byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") ? UInt8(ascii: "_") : byte
    }
  }

  /// Returns the part of a name after the last slash.
  static func place(of name: [UInt8]) -> ArraySlice<UInt8> {
    let slash = name.lastIndex(of: UInt8(ascii: "/"))
    return name[(slash.map { $0 + 1 } ?? 0)...]
  }

  /// Returns true if two names of at least four bytes differ by one wrong, missing or extra byte, or
  /// by two swapped ones.
  static func isSlip(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    guard min(left.count, right.count) > 3 else { return false }
    let start = zip(left, right).prefix { $0 == $1 }.count
    let (left, right) = (left.dropFirst(start), right.dropFirst(start))
    let end = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
    let (first, second) = (left.dropLast(end), right.dropLast(end))
    if first.count == 2, second.count == 2 { return first.elementsEqual(second.reversed()) }
    return max(first.count, second.count) <= 1
  }
}
