import PQModel

/// The groups of viewers with their curves and labels. The groups are an even selection of all
/// combinations of the audience tables. Popular values have more viewers.
struct Roster {
  let groups: [ViewerGroup]
  let curves: [ActivityCurve]
  private let labels: [TextColumn]

  /// Creates a roster.
  ///
  /// - Parameters:
  ///   - count: The number of groups.
  ///   - seed: The seed of the random numbers that select the groups and determine their size and
  ///     noise.
  init(count: Int, seed: UInt64) {
    let cast = Cast(count: count, seed: seed)
    labels = Dimension.allCases.map(cast.labels)
    (groups, curves) = cast.groups()
  }

  /// Returns the values of a dimension, one for each group.
  func labels(_ dimension: Dimension) -> TextColumn {
    labels[Dimension.allCases.firstIndex(of: dimension) ?? 0]
  }
}
