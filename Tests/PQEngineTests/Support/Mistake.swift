import PQModel

/// Mistakes that a backend may make in an answer of two rows of `http` by `os.name`.
enum Mistake: CaseIterable {
  case noColumns, noTimes, noLabels, noNumbers, timesAsNumbers, labelsAsNumbers, decimals
  case timesAsTexts, otherLetterCase, shortColumn, longColumn, emptyColumn, unknownCodes
  case emptyDictionary, nullTimes, nullLabels, nullNumbers

  /// The name of the wrong column.
  var column: String {
    switch self {
    case .noColumns, .noTimes, .timesAsNumbers, .timesAsTexts, .nullTimes: "timestamp"
    case .noLabels, .labelsAsNumbers, .unknownCodes, .emptyDictionary, .nullLabels: "os.name"
    case .noNumbers, .decimals, .otherLetterCase, .shortColumn, .longColumn, .emptyColumn,
      .nullNumbers:
      "http"
    }
  }

  func made(in answer: DataTable) -> DataTable {
    var answer = answer
    switch self {
    case .noColumns: answer.columns = []
    case .noTimes: answer.columns.remove(at: 0)
    case .noLabels: answer.columns.remove(at: 1)
    case .noNumbers: answer.columns.remove(at: 2)
    case .timesAsNumbers: answer.columns[0].values = .integers([0, 1])
    case .timesAsTexts: answer.columns[0].values = .texts(TextColumn(["0", "1"]))
    case .labelsAsNumbers: answer.columns[1].values = .integers([0, 1])
    case .decimals: answer.columns[2].values = .decimals([0, 1])
    case .otherLetterCase: answer.columns[2].name = "HTTP"
    case .shortColumn: answer.columns[2].values = .integers([1])
    case .longColumn: answer.columns[2].values = .integers([1, 2, 3])
    case .emptyColumn: answer.columns[2].values = .integers([])
    case .unknownCodes:
      answer.columns[1].values = .texts(TextColumn(codes: [0, 7], dictionary: ["a"]))
    case .emptyDictionary:
      answer.columns[1].values = .texts(TextColumn(codes: [0, 0], dictionary: []))
    case .nullTimes: answer.columns[0].nulls = [false, true]
    case .nullLabels: answer.columns[1].nulls = [true, false]
    case .nullNumbers: answer.columns[2].nulls = [true, true]
    }
    return answer
  }
}
