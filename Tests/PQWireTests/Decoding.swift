import PQModel
import PQWire

/// All rows of an answer, as texts.
struct Decoded: Equatable {
  var fields: [String] = []
  /// The values of each row, as texts, in the order of `fields`.
  var rows: [[String]] = []
  var grain = Interval.m1
  var failure: WireFailure?

  /// Decodes a text that arrives in chunks.
  init(
    _ chunks: [ArraySlice<UInt8>], _ format: AnswerFormat, _ source: AnswerSource = .file,
    batchCapacity: Int = 3
  ) {
    var decoder = AnswerDecoder(format: format, source: source, batchCapacity: batchCapacity)
    var batches: [[[Cell]]] = []
    do {
      for chunk in chunks {
        try decoder.consume(Array(chunk)) { batches.append(Self.cells($0)) }
      }
      try decoder.finish { batches.append(Self.cells($0)) }
    } catch {
      failure = error
    }
    fields = decoder.fields.fields.map(\.name)
    self.grain = decoder.grain
    var values: [ExportDimension: [String]] = [:]
    for dimension in ExportDimension.allCases {
      values[dimension] = Array(decoder.values(of: dimension))
    }
    for row in batches.joined() { rows.append(row.map { $0.text(values) }) }
  }

  init(_ text: String, _ format: AnswerFormat, _ source: AnswerSource = .file) {
    self.init([Array(text.utf8)[...]], format, source)
  }

  enum Cell {
    case number(Int64)
    case decimal(Double)
    case code(UInt32, ExportDimension)

    func text(_ values: [ExportDimension: [String]]) -> String {
      switch self {
      case .number(let value): "\(value)"
      case .decimal(let value): "\(value)"
      case .code(let code, let dimension): values[dimension]?[Int(code)] ?? ""
      }
    }
  }

  private static func cells(_ batch: borrowing RowBatch) -> [[Cell]] {
    var rows: [[Cell]] = []
    for row in 0..<batch.count {
      var cells: [Cell] = [.number(batch.timestamps[row])]
      for dimension in batch.fields.dimensions {
        cells.append(.code(batch.codes(of: dimension)[row], dimension))
      }
      for metric in batch.fields.metrics {
        cells.append(
          metric.isWhole
            ? .number(batch.values(of: metric)[row]) : .decimal(batch.averages(of: metric)[row]))
      }
      rows.append(cells)
    }
    return rows
  }
}

extension [UInt8] {
  /// The bytes in chunks of one byte.
  var singly: [ArraySlice<UInt8>] { indices.map { self[$0...$0] } }
}

/// Random numbers that are the same in every run (SplitMix64, Steele et al. 2014).
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
