import PQModel
import PQWire

/// The content of an answer after it was decoded in chunks.
struct DecodedAnswer: Equatable {
  private(set) var fields: [String] = []
  private(set) var rows: [[String]] = []
  private(set) var grain = Interval.m1
  /// The error of the text; `nil` if it is a valid answer.
  private(set) var failure: WireFailure?

  private enum Cell {
    case number(String)
    case code(Int, ExportDimension)
  }

  /// Decodes the chunks of a text.
  init(
    _ chunks: [ArraySlice<UInt8>], _ format: AnswerFormat, _ source: AnswerSource,
    batchCapacity: Int = 3
  ) {
    var decoder = AnswerDecoder(format: format, source: source, batchCapacity: batchCapacity)
    var cells: [[Cell]] = []
    do throws(WireFailure) {
      for chunk in chunks { try decoder.consume(Array(chunk)) { Self.add($0, to: &cells) } }
      try decoder.finish { Self.add($0, to: &cells) }
    } catch {
      failure = error
    }
    fields = decoder.fields.fields.map(\.name)
    grain = decoder.grain
    rows = cells.map { row in
      row.map { cell in
        switch cell {
        case .number(let number): number
        case .code(let code, let dimension): decoder.values(of: dimension)[code]
        }
      }
    }
  }

  private static func add(_ batch: borrowing RowBatch, to cells: inout [[Cell]]) {
    for row in 0..<batch.count {
      var next = [Cell.number("\(batch.timestamps[row])")]
      for dimension in batch.fields.dimensions {
        next.append(.code(Int(batch.codes(of: dimension)[row]), dimension))
      }
      for metric in batch.fields.metrics {
        next.append(
          .number(
            metric.isWhole
              ? "\(batch.values(of: metric)[row])" : "\(batch.averages(of: metric)[row])"))
      }
      cells.append(next)
    }
  }
}
