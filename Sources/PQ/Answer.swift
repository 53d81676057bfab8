public import PQEngine
public import PQModel
public import PQRender
package import PQSemantics

/// The result of one statement.
public struct Answer: Sendable {
  /// The rows of the result.
  ///
  /// If a part of the range is missing, a column `state` marks each incomplete bucket. `partial`
  /// means that some of its data is missing, or that TOP was decided without the missing part.
  /// `missing` means that the bucket has no data and no values. `filled` means that FILL computed
  /// its values from other buckets.
  public package(set) var table: DataTable
  /// The time frame, the missing parts, the origin and the cost of the answer; `nil` for statements that
  /// read no data (SHOW and EXPLAIN).
  public let facts: AnswerFacts?
  /// The path after INTO; `nil` if the statement has no INTO. A session writes no files: the host
  /// program writes `text()` to it.
  public let file: String?
  /// The settings in force at the statement.
  private let settings: QuerySettings

  /// Creates an answer from its rows and the facts about them.
  package init(
    _ table: DataTable, facts: AnswerFacts? = nil, file: String? = nil,
    settings: QuerySettings = QuerySettings()
  ) {
    (self.table, self.facts, self.file, self.settings) = (table, facts, file, settings)
  }

  /// Returns the table as text, as the program prints it.
  ///
  /// - Parameter format: the format; `nil` for the format of the name after INTO, or else of SET format,
  ///   or else `table`.
  public func text(_ format: OutputFormat? = nil) -> String {
    let format = format ?? file.flatMap { OutputFormat(fileName: $0) } ?? settings.outputFormat
    let options = RenderOptions(times: settings.timeStyle ?? .native)
    return (format ?? .table).text(of: table, options)
  }

  /// The unit of each column, in the order of the columns; `nil` for columns without a unit, such as
  /// dimensions.
  public var units: [MeasureUnit?] { table.columns.map(\.unit) }

  /// The parts of the range that have no data, because their requests failed or their data ends
  /// early. Adjacent parts with the same failure are one element. The list is empty if the answer
  /// is complete.
  public var missing: [MissingSlice] { facts?.missing ?? [] }

  /// True if no part of the range is missing.
  public var isComplete: Bool { missing.isEmpty }
}

extension Answer {
  /// The failure of a host program that accepts no partial answers; `nil` if the answer is complete.
  var partialFailure: BackendFailure? {
    guard let first = missing.first else { return nil }
    let more = missing.count == 1 ? "" : " and \(missing.count - 1) more"
    return BackendFailure(
      "the answer is partial: \(first.range)\(more) is missing, because \(first.failure)",
      kind: .partial)
  }
}

extension QuerySettings {
  /// The format of SET format; `nil` if it is not set.
  package var outputFormat: OutputFormat? { format.flatMap { OutputFormat(rawValue: $0) } }

  /// The notation of times of SET time; `nil` if it is not set.
  package var timeStyle: RenderOptions.TimeStyle? {
    time.flatMap { RenderOptions.TimeStyle(rawValue: $0) }
  }
}
