/// The zone names that a database lists, for the search of similar names.
struct ZoneNames {
  let names: [String]

  init(_ names: [String]) {
    self.names = names
  }

  /// Reads the first list that exists. The one that also contains links is tried first. Without a list
  /// there are no suggestions, which is not an error.
  init(of folders: ZoneFolders) {
    for (file, name) in Self.lists {
      guard let list = try? folders.bytes(ofFile: file) else { continue }
      names = list.bytes.split(separator: UInt8(ascii: "\n")).compactMap(name)
      return
    }
    names = []
  }

  /// Returns the spelling of a name in the database, ignoring letter case; `nil` if there is none.
  func spelling(of name: String) -> String? {
    if names.contains(name) { return name }
    let wanted = name.lowercased()
    return names.first { $0.lowercased() == wanted }
  }

  /// Returns a name with the same place, or a name that differs by one typing error; `nil` if there is
  /// none.
  func suggestion(for name: String) -> String? {
    let wanted = Self.folded(name)
    guard wanted.count < 100 else { return nil }
    let place = Self.place(of: wanted)
    let known = names.map { (name: $0, folded: Self.folded($0)) }
    let found =
      known.first { $0.folded == wanted }
      ?? known.first { Self.place(of: $0.folded) == place }
      ?? known.first { Self.isSlip($0.folded[...], wanted[...]) }
      ?? known.first { Self.isSlip(Self.place(of: $0.folded), place) }
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

  /// Returns the third field of a line of tab-separated fields; `nil` for comments and short lines.
  @Sendable private static func tabulatedName(_ line: ArraySlice<UInt8>) -> String? {
    let fields = line.split(separator: UInt8(ascii: "\t"))
    guard fields.count > 2, line.first != UInt8(ascii: "#") else { return nil }
    return String(decoding: fields[2], as: UTF8.self)
  }
}
