import PQModel

/// The groups of viewers, their curves and their labels: an even selection from all that the
/// audience tables can combine, in which popular values have many viewers.
struct Roster {
  let groups: [ViewerGroup]
  let curves: [ActivityCurve]
  private let labels: [TextColumn]

  /// A roster of that many groups; the seed decides which, how large, and how noisy.
  init(count: Int, seed: UInt64) {
    let cast = Cast(count: count, seed: seed)
    labels = Dimension.allCases.map(cast.labels)
    (groups, curves) = cast.groups()
  }

  /// The values of a dimension, one a group.
  func labels(_ dimension: Dimension) -> TextColumn {
    labels[Dimension.allCases.firstIndex(of: dimension) ?? 0]
  }
}
