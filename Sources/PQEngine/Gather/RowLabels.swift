import PQModel
import PQPlan

/// What the rows of an answer are in one dimension.
struct RowLabels {
  /// The values, by their codes.
  let dictionary: TextList
  /// The code of each row; nil if all rows have the first value.
  let codes: [UInt32]?

  /// The values of rows.
  init(_ texts: TextColumn) {
    dictionary = texts.dictionary
    codes = texts.codes
  }

  /// One value for all rows.
  init(all value: String) {
    dictionary = [value]
    codes = nil
  }

  /// The values of a dimension in an answer, or the one that a label says all its rows have.
  init(_ dimension: Dimension, _ answer: Table, _ labels: [RowLabel]) {
    if let label = labels.first(where: { $0.dimension == dimension }) {
      self.init(all: label.value)
    } else if case .texts(let texts)? = answer[dimension.rawValue]?.values {
      self.init(texts)
    } else {
      self.init(all: "")
    }
  }

  /// The labels of some rows.
  func rows(_ rows: [UInt32]?) -> RowLabels {
    guard let rows, let codes else { return self }
    return RowLabels(TextColumn(codes: codes.rows(rows), dictionary: dictionary))
  }
}
