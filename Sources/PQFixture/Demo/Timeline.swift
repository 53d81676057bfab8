/// A list of minutes with the positions of a roster's curves at these minutes. The positions of a
/// curve are computed when a group first needs them.
struct Timeline {
  /// The minutes since the epoch, in ascending order.
  let minutes: [Int64]
  private let roster: Roster
  private var positions: [[Int64]]

  init(_ minutes: [Int64], roster: Roster) {
    self.minutes = minutes
    self.roster = roster
    positions = Array(repeating: [], count: roster.curves.count)
  }

  /// Returns the position of a curve at each of the minutes. `curve` is an index into the roster's
  /// curves.
  mutating func positions(on curve: Int) -> [Int64] {
    if positions[curve].isEmpty {
      positions[curve] = minutes.map(roster.curves[curve].position)
    }
    return positions[curve]
  }
}
