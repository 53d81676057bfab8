import PQModel

/// A filter of a request, translated to the codes of the file.
struct CodeFilter {
  private let place: Int
  private let passing: [Bool]

  init(_ filter: ExportRequest.Filter, of rows: FileRows) {
    place = rows.dimensions.firstIndex(of: filter.dimension) ?? 0
    passing = place < rows.values.count ? rows.values[place].areAmong(filter.values) : []
  }

  /// Returns true if a group passes the filter. The codes of the group begin at index `first`.
  func passes(_ codes: [UInt32], from first: Int) -> Bool { passing[Int(codes[first + place])] }
}
