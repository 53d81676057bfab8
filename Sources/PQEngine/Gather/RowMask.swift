import PQModel
import PQPlan

/// Which rows of an answer pass a filter. Each distinct value is looked at once, however many rows
/// have it.
enum RowMask {
  static func mask(_ filter: RowFilter, _ answer: Table, _ labels: [RowLabel]) -> [Bool] {
    switch filter {
    case .test(let dimension, let test):
      if let label = labels.first(where: { $0.dimension == dimension }) {
        return Array(repeating: test.passes(label.value), count: answer.rowCount)
      }
      guard case .texts(let texts)? = answer[dimension.rawValue]?.values else { return [] }
      let passing = test.passing(texts.dictionary)
      return texts.codes.map { passing[Int($0)] }
    case .all(let parts):
      return parts.reduce(Array(repeating: true, count: answer.rowCount)) { mask, part in
        zip(mask, self.mask(part, answer, labels)).map { $0 && $1 }
      }
    case .any(let parts):
      return parts.reduce(Array(repeating: false, count: answer.rowCount)) { mask, part in
        zip(mask, self.mask(part, answer, labels)).map { $0 || $1 }
      }
    }
  }
}
