import PQModel
import PQPlan

/// The values of an answer's rows in one dimension.
struct RowLabels {
  /// The distinct values, by their codes.
  let dictionary: TextList
  /// The code of each row, or `nil` if all rows have the first value.
  let codes: [UInt32]?

  /// Creates the labels of the rows of a text column.
  init(_ texts: TextColumn) {
    dictionary = texts.dictionary
    codes = texts.codes
  }

  /// Creates labels with one value for all rows.
  init(all value: String) {
    dictionary = [value]
    codes = nil
  }

  /// Creates the labels of a dimension from the column of an answer, or from the row label that gives
  /// all rows one value.
  init(_ dimension: Dimension, _ answer: Table, _ labels: [RowLabel]) {
    if let label = labels.first(where: { $0.dimension == dimension }) {
      self.init(all: label.value)
    } else if case .texts(let texts)? = answer[dimension.rawValue]?.values {
      self.init(texts)
    } else {
      self.init(all: "")
    }
  }

  /// Returns the labels of some rows, or of all if `rows` is `nil`.
  func rows(_ rows: [UInt32]?) -> RowLabels {
    guard let rows, let codes else { return self }
    return RowLabels(TextColumn(codes: codes.rows(rows), dictionary: dictionary))
  }
}
