/// Minutes in order, and where each of a roster's curves stands at them, computed when a group
/// needs it.
struct Timeline {
  let minutes: [Int64]
  private let roster: Roster
  private var positions: [[Int64]]

  init(_ minutes: [Int64], roster: Roster) {
    self.minutes = minutes
    self.roster = roster
    positions = Array(repeating: [], count: roster.curves.count)
  }

  /// Where a curve stands at each of the minutes.
  mutating func positions(on curve: Int) -> [Int64] {
    if positions[curve].isEmpty {
      positions[curve] = minutes.map(roster.curves[curve].position)
    }
    return positions[curve]
  }
}
