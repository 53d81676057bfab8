/// The names that a database lists, to find what a name was meant to be.
struct ZoneNames {
  let names: [String]

  init(_ names: [String]) {
    self.names = names
  }

  /// Those of the list that has links as well or, if there is none, of one of those that have not.
  /// Without a list nothing can be suggested, which is no failure.
  init(of folders: ZoneFolders) {
    for (file, name) in Self.lists {
      guard let list = try? folders.bytes(ofFile: file) else { continue }
      names = list.bytes.split(separator: UInt8(ascii: "\n")).compactMap(name)
      return
    }
    names = []
  }

  /// How the database spells a name that differs at most in letter case.
  func spelling(of name: String) -> String? {
    if names.contains(name) { return name }
    let wanted = name.lowercased()
    return names.first { $0.lowercased() == wanted }
  }

  /// The name of the same place or, next to it, one that differs by one slip of the hand.
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

  /// `Z Europe/Berlin 0:53:28 - LMT ...` is a zone, `L Europe/Berlin Arctic/Longyearbyen` a link.
  @Sendable private static func compactName(_ line: ArraySlice<UInt8>) -> String? {
    let fields = line.split(separator: UInt8(ascii: " "))
    guard let kind = fields.first, kind.count == 1, fields.count > 2 else { return nil }
    switch kind.first {
    case UInt8(ascii: "Z"): return String(decoding: fields[1], as: UTF8.self)
    case UInt8(ascii: "L"): return String(decoding: fields[2], as: UTF8.self)
    default: return nil
    }
  }

  /// A country, a place on earth and a name, behind tabs.
  @Sendable private static func tabulatedName(_ line: ArraySlice<UInt8>) -> String? {
    let fields = line.split(separator: UInt8(ascii: "\t"))
    guard fields.count > 2, line.first != UInt8(ascii: "#") else { return nil }
    return String(decoding: fields[2], as: UTF8.self)
  }
}
