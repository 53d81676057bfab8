/// The quality of the match between a candidate and the typed text. The best case is first.
enum MatchQuality: Int, Comparable {
  /// The candidate is equal to the typed text.
  case whole
  /// The candidate starts with the typed text.
  case start
  /// A later part of the candidate starts with the typed text, as `name` in `browser.name`.
  case part
  /// The candidate contains the typed text.
  case inside
  /// The candidate contains the typed letters in order and starts with the first letter, as `bn`
  /// for `browser.name`.
  case abbreviation

  static func < (left: MatchQuality, right: MatchQuality) -> Bool { left.rawValue < right.rawValue }

  /// Returns the matching candidates without duplicate labels, the best first. Equally good
  /// candidates keep their order. Other candidates are included only if no candidate starts with
  /// the typed text.
  static func ranked(_ candidates: [Candidate], for typed: String) -> [Candidate] {
    let wanted = folded(typed)
    var known: Set<String> = []
    let fits = candidates.enumerated().compactMap { index, candidate in
      MatchQuality(candidate, for: wanted).map { (fit: $0, index: index, candidate: candidate) }
    }.filter { known.insert($0.candidate.label).inserted }
    guard let best = fits.map(\.fit).min() else { return [] }
    return fits.filter { best > .start || $0.fit <= .start }
      .sorted { ($0.fit, $0.index) < ($1.fit, $1.index) }.map(\.candidate)
  }

  init?(_ candidate: Candidate, for wanted: [UInt8]) {
    guard !wanted.isEmpty else {
      self = .start
      return
    }
    let label = Self.folded(candidate.label)
    if label.starts(with: wanted) {
      self = label.count == wanted.count ? .whole : .start
    } else if candidate.isLoose, wanted.count > 1, let fit = Self.loose(label, wanted) {
      self = fit
    } else {
      return nil
    }
  }

  private static func loose(_ label: [UInt8], _ wanted: [UInt8]) -> MatchQuality? {
    var fit: MatchQuality?
    for start in label.indices where label[start...].starts(with: wanted) {
      if isBorder(label[start - 1]) { return .part }
      fit = .inside
    }
    return fit ?? (isAbbreviation(wanted, of: label) ? .abbreviation : nil)
  }

  private static func isBorder(_ byte: UInt8) -> Bool {
    [UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: " ")].contains(byte)
  }

  private static func isAbbreviation(_ wanted: [UInt8], of label: [UInt8]) -> Bool {
    guard wanted.first == label.first else { return false }
    var rest = wanted[...]
    for byte in label where byte == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }

  private static func folded(_ text: String) -> [UInt8] { Array(text.lowercased().utf8) }
}

extension Candidate {
  /// True if the typed text may match a later part of the candidate. For keywords it may not,
  /// because they are too many and too similar.
  fileprivate var isLoose: Bool {
    switch kind {
    case .statement, .clause, .keyword, .sign, .unit, .interval: false
    case .metric, .dimension, .function, .name, .parameter, .setting, .value, .file: true
    }
  }
}
