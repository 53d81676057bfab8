/// The kind of the numbers of a column. It depends on the query and never on the values, so that a
/// program that reads results finds the same type every day.
package enum NumberKind: String, Sendable, Equatable {
  /// Whole numbers, written without a decimal point: sums, differences, counts and ranks.
  case whole = "integer"
  /// Numbers that are always written with a decimal point: quotients, averages, rates and changes.
  case decimal
  /// Numbers as the export API writes them: a decimal point only if there is a fraction. Only
  /// `sessions` itself has this kind.
  case measured = "number"
}
