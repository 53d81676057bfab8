import PQModel

/// Mistakes that a backend may make in an answer of two rows of `http` by `os.name`.
enum Mistake: CaseIterable {
  case noColumns, noTimes, noLabels, noNumbers, timesAsNumbers, labelsAsNumbers, decimals
  case timesAsTexts, otherLetterCase, shortColumn, longColumn, emptyColumn, unknownCodes
  case emptyDictionary, nullTimes, nullLabels, nullNumbers

  /// The message about the mistake.
  var sentence: String {
    switch self {
    case .noColumns, .noTimes: "there is no column \"timestamp\""
    case .timesAsNumbers: "the column \"timestamp\" has integers, and must have instants"
    case .timesAsTexts: "the column \"timestamp\" has texts, and must have instants"
    case .nullTimes: "the column \"timestamp\" has NULL in row 2"
    case .noLabels: "there is no column \"os.name\""
    case .labelsAsNumbers: "the column \"os.name\" has integers, and must have texts"
    case .unknownCodes:
      "the column \"os.name\" has the code 7 in row 2, and a dictionary of 1 texts"
    case .emptyDictionary:
      "the column \"os.name\" has the code 0 in row 1, and a dictionary of 0 texts"
    case .nullLabels: "the column \"os.name\" has NULL in row 1"
    case .noNumbers, .otherLetterCase: "there is no column \"http\""
    case .decimals: "the column \"http\" has decimals, and must have integers"
    case .shortColumn: "the column \"http\" has 1 values for 2 rows"
    case .longColumn: "the column \"http\" has 3 values for 2 rows"
    case .emptyColumn: "the column \"http\" has 0 values for 2 rows"
    case .nullNumbers: "the column \"http\" has NULL in row 1"
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
