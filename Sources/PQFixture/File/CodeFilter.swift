import PQModel

/// A filter of a request, as codes of the file.
struct CodeFilter {
  private let place: Int
  private let passing: [Bool]

  init(_ filter: ExportRequest.Filter, of rows: FileRows) {
    // Compared by bytes: texts that only look alike are two values.
    let wanted = Set(filter.values.map { Array($0.utf8) })
    place = rows.dimensions.firstIndex(of: filter.dimension) ?? 0
    let values = place < rows.values.count ? rows.values[place] : []
    passing = values.map { wanted.contains(Array($0.utf8)) }
  }

  /// Whether the group whose codes begin at a place passes.
  func passes(_ codes: [UInt32], from first: Int) -> Bool { passing[Int(codes[first + place])] }
}
