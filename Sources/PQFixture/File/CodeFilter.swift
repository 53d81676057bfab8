import PQModel

/// A filter of a request, as codes of the file.
struct CodeFilter {
  private let place: Int
  private let passing: [Bool]

  init(_ filter: ExportRequest.Filter, of rows: FileRows) {
    place = rows.dimensions.firstIndex(of: filter.dimension) ?? 0
    passing = place < rows.values.count ? rows.values[place].areAmong(filter.values) : []
  }

  /// Whether the group whose codes begin at a place passes.
  func passes(_ codes: [UInt32], from first: Int) -> Bool { passing[Int(codes[first + place])] }
}
