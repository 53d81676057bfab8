import PQModel

extension FixtureFormat {
  /// The text before the first row.
  var opening: String {
    let names =
      ["timestamp"] + ExportDimension.allCases.map(\.rawValue) + Metric.allCases.map(\.rawValue)
    return switch self {
    case .csv: names.map(quoted).joined(separator: ",") + "\n"
    case .json: "{\"grain\": \"1m\", \"data\": [\n"
    }
  }

  /// The text before the timestamp of a row.
  var rowStart: String { self == .csv ? "" : "{\"timestamp\": " }

  /// The text after the last number of a row.
  var rowEnd: String { self == .csv ? "\n" : "}" }

  /// The text between two rows.
  var separator: String { self == .csv ? "" : ",\n" }

  /// The text after the last row.
  var closing: String { self == .csv ? "" : "\n]}\n" }

  /// Returns the text before a cell: the separator and, in JSON, the name.
  func cellStart(_ name: String) -> String {
    self == .csv ? "," : ", \(quoted(name)): "
  }

  /// Returns a text in quotes. Quotes inside are doubled for CSV (RFC 4180) and escaped for JSON.
  func quoted(_ text: String) -> String {
    switch self {
    case .csv:
      "\""
        + text.utf8.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
        .map { Substring($0) }.joined(separator: "\"\"") + "\""
    case .json: JSONText.quoted(text)
    }
  }
}

/// A buffer for the text of a fixture. Parts that are the same in many rows are encoded only once.
struct FixtureRows {
  /// The number of bytes at which the caller should flush the buffer.
  private static let chunkSize = 65_536

  private let form: FixtureFormat
  /// The encoded dimension cells of each group.
  private let labels: [[UInt8]]
  /// The encoded text before the number of each metric.
  private let cellStarts: [[UInt8]]
  private let rowEnd: [UInt8]
  private let separator: [UInt8]
  private var timestamp: [UInt8] = []
  private var isFirstRow = true
  private var bytes: [UInt8]

  /// Creates a buffer with the text before the first row.
  ///
  /// - Parameter columns: A column for each of `ExportDimension.allCases`, with a value for each group.
  init(_ form: FixtureFormat, labels columns: [TextColumn]) {
    self.form = form
    labels = Self.cells(form, columns)
    cellStarts = Metric.allCases.map { Array(form.cellStart($0.rawValue).utf8) }
    rowEnd = Array(form.rowEnd.utf8)
    separator = Array(form.separator.utf8)
    bytes = Array(form.opening.utf8)
    bytes.reserveCapacity(Self.chunkSize + 4096)
  }

  private static func cells(_ form: FixtureFormat, _ columns: [TextColumn]) -> [[UInt8]] {
    let texts = zip(ExportDimension.allCases, columns).map { dimension, column in
      column.dictionary.map { form.cellStart(dimension.rawValue) + form.quoted($0) }
    }
    return columns[0].codes.indices.map { group in
      zip(texts, columns).flatMap { texts, column in texts[Int(column.codes[group])].utf8 }
    }
  }

  /// True if the caller should flush the buffer.
  var isChunk: Bool { bytes.count >= Self.chunkSize }

  /// Sets the timestamp of the rows that are appended next.
  mutating func begin(_ minute: Instant) {
    timestamp = Array((form.rowStart + String(minute.milliseconds)).utf8)
  }

  /// Appends the row of a group. `begin(_:)` must have been called before.
  mutating func append(_ trafficSum: TrafficSum, of group: Int) {
    if !isFirstRow { bytes += separator }
    isFirstRow = false
    bytes += timestamp
    bytes += labels[group]
    for (metric, start) in zip(Metric.allCases, cellStarts) {
      bytes += start
      append(trafficSum.total(metric))
    }
    bytes += rowEnd
  }

  /// Appends a number in decimal digits. The number must not be negative.
  private mutating func append(_ number: Int64) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var first = digits.count
      var rest = UInt64(number)
      repeat {
        first -= 1
        digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      bytes.append(contentsOf: digits[first...])
    }
  }

  /// Appends the text after the last row.
  mutating func end() {
    bytes += form.closing.utf8
  }

  /// Passes the bytes of the buffer to a closure and removes them.
  ///
  /// - Throws: The error that `sink` throws. The bytes then remain in the buffer.
  mutating func flush<Failure: Error>(
    to sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    try bytes.withUnsafeBufferPointer { (chunk) throws(Failure) in
      try sink(UnsafeRawBufferPointer(chunk))
    }
    bytes.removeAll(keepingCapacity: true)
  }
}
