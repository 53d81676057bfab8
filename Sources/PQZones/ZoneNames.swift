/// The zone names that a database lists. They are used to find similar names.
struct ZoneNames {
  let names: [String]

  init(_ names: [String]) {
    self.names = names
  }

  /// Reads the first list that exists. The list that also contains links is tried first. If there is no
  /// list, there are no names and no suggestions.
  init(of folders: ZoneFolders) {
    for (file, name) in Self.lists {
      guard let list = try? folders.bytes(ofFile: file) else { continue }
      names = list.bytes.split(separator: UInt8(ascii: "\n")).compactMap(name)
      return
    }
    names = []
  }

  /// Returns the name as the database spells it; `nil` if the database does not have it. Letter case is
  /// ignored.
  func spelling(of name: String) -> String? {
    if names.contains(name) { return name }
    let wanted = name.lowercased()
    return names.first { $0.lowercased() == wanted }
  }

  /// Returns a similar name: a name with the same place, or a name that differs by one typing error;
  /// `nil` if there is no similar name. The place is the part after the last slash.
  func suggestion(for name: String) -> String? {
    let wanted = Self.folded(name)
    guard wanted.count < 100 else { return nil }
    let place = Self.place(of: wanted)
    let known = names.map { (name: $0, folded: Self.folded($0)) }
    let found =
      known.first { $0.folded == wanted }
      ?? known.first { Self.place(of: $0.folded) == place }
      ?? known.first { Self.isOneTypo($0.folded[...], wanted[...]) }
      ?? known.first { Self.isOneTypo(Self.place(of: $0.folded), place) }
    return found?.name
  }

  private static let lists: [(file: String, name: @Sendable (ArraySlice<UInt8>) -> String?)] = [
    ("tzdata.zi", compactName), ("zone1970.tab", tabulatedName), ("zone.tab", tabulatedName),
  ]

  /// Returns the name in a line such as `Z Europe/Berlin 0:53:28 - LMT ...` (a zone) or
  /// `L Europe/Berlin Arctic/Longyearbyen` (a link); `nil` for other lines.
  @Sendable private static func compactName(_ line: ArraySlice<UInt8>) -> String? {
    let fields = line.split(separator: UInt8(ascii: " "))
    guard let kind = fields.first, kind.count == 1, fields.count > 2 else { return nil }
    switch kind.first {
    case UInt8(ascii: "Z"): return String(decoding: fields[1], as: UTF8.self)
    case UInt8(ascii: "L"): return String(decoding: fields[2], as: UTF8.self)
    default: return nil
    }
  }

  /// Returns the third field of a line with tab-separated fields; `nil` for comments and for lines with
  /// fewer fields.
  @Sendable private static func tabulatedName(_ line: ArraySlice<UInt8>) -> String? {
    let fields = line.split(separator: UInt8(ascii: "\t"))
    guard fields.count > 2, line.first != UInt8(ascii: "#") else { return nil }
    return String(decoding: fields[2], as: UTF8.self)
  }
}

extension ZoneNames {
  /// Returns a name in lower case. Spaces and hyphens are replaced by underscores.
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

  /// Returns true if two names differ by one typing error: one wrong, missing or extra byte, or two
  /// swapped bytes. Both names must have at least four bytes.
  static func isOneTypo(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    guard min(left.count, right.count) > 3 else { return false }
    let start = zip(left, right).prefix { $0 == $1 }.count
    let (left, right) = (left.dropFirst(start), right.dropFirst(start))
    let end = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
    let (first, second) = (left.dropLast(end), right.dropLast(end))
    if first.count == 2, second.count == 2 { return first.elementsEqual(second.reversed()) }
    return max(first.count, second.count) <= 1
  }
}
