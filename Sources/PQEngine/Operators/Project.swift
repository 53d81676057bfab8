import PQModel
import PQPlan

extension Table {
  /// The named columns under their new names.
  func projected(_ projections: [Projection]) -> Table {
    let kept = projections.compactMap { projection in
      self[projection.column].map { Column(projection.name, $0.meaning, $0.values) }
    }
    return Table(kept, presentation: presentation)
  }
}
