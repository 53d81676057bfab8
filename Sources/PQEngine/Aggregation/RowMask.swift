import PQModel
import PQPlan

/// The rows of an answer that pass a filter. Each distinct value is tested once, even if many rows have
/// it.
enum RowMask {
  static func mask(_ filter: RowFilter, _ answer: Table, _ labels: [RowLabel]) -> [Bool] {
    switch filter {
    case .test(let dimension, let test):
      let labels = RowLabels(dimension, answer, labels)
      let passing = test.passing(labels.dictionary)
      guard let codes = labels.codes else {
        return Array(repeating: passing[0], count: answer.rowCount)
      }
      return passing.withUnsafeBufferPointer { passing in
        Array(rows: codes.count) { passing[Int(codes[$0])] }
      }
    case .all(let parts):
      let masks = parts.map { mask($0, answer, labels) }
      return joined(masks, decisive: false, answer.rowCount)
    case .any(let parts):
      let masks = parts.map { mask($0, answer, labels) }
      return joined(masks, decisive: true, answer.rowCount)
    }
  }

  /// Returns the AND of masks, which one false decides, or the OR, which one true decides.
  private static func joined(_ masks: [[Bool]], decisive: Bool, _ rowCount: Int) -> [Bool] {
    guard var result = masks.first else { return Array(repeating: !decisive, count: rowCount) }
    for mask in masks.dropFirst() {
      for row in 0..<rowCount where mask[row] == decisive { result[row] = decisive }
    }
    return result
  }
}
