import PQModel
import PQPlan

/// The values of some dimensions in the rows of answers, before pq filters the rows.
struct WatchedValues: Sendable {
  /// The maximum number of values of a dimension. With more, nothing is known about the dimension.
  private static let limit = 5000

  /// The values of each dimension; `nil` if there are too many.
  private var found: [(dimension: ExportDimension, values: TextIndex?)]

  init(_ dimensions: [ExportDimension] = []) { found = dimensions.map { ($0, TextIndex()) } }

  /// Returns the values of a dimension in ascending order; `nil` if it is not watched or has too many.
  subscript(dimension: ExportDimension) -> [String]? {
    found.first { $0.dimension == dimension }?.values.map { $0.texts.map(\.self).sorted() }
  }

  /// Adds the values of a piece of an answer. The dictionary of a column can have more than its rows.
  mutating func take(_ piece: DataTable) {
    for place in found.indices {
      guard case .texts(let texts)? = piece[found[place].dimension.rawValue]?.values else {
        continue
      }
      var isUsed = [Bool](repeating: false, count: texts.dictionary.count)
      for code in texts.codes { isUsed[Int(code)] = true }
      add(texts.dictionary, isUsed.indices.filter { isUsed[$0] }, to: place)
    }
  }

  /// Adds the values of other answers. Other dimensions are ignored.
  mutating func add(_ other: WatchedValues) {
    for (dimension, values) in other.found {
      guard let place = found.firstIndex(where: { $0.dimension == dimension }) else { continue }
      if let values {
        add(values.texts, Array(values.texts.indices), to: place)
      } else {
        found[place].values = nil
      }
    }
  }

  private mutating func add(_ list: TextList, _ indices: [Int], to place: Int) {
    for index in indices { _ = found[place].values?.number(of: index, in: list) }
    if let values = found[place].values, values.texts.count > Self.limit {
      found[place].values = nil
    }
  }
}

extension Plan {
  /// The dimensions of WHERE whose values the answers about the query's own range show. In each slice, a
  /// request is split by the dimension, has no filter of another dimension, and asks for every value that
  /// WHERE names.
  var dimensionsWithAllValues: [ExportDimension] {
    namedValues.filter { named in
      let showing = current.fetches.filter { $0.request.shows(named) }
      return !showing.isEmpty
        && Set(showing.map(\.request.range)) == Set(current.fetches.map(\.request.range))
    }.map(\.dimension)
  }
}

extension ExportRequest {
  /// Returns true if the answer shows which of the named values exist.
  fileprivate func shows(_ named: NamedValues) -> Bool {
    guard dimensions.contains(named.dimension) else { return false }
    guard let filter = filters.first else { return true }
    let asked = Set(filter.values.map { ByteComparedText($0) })
    return filters.count == 1 && filter.dimension == named.dimension
      && named.values.allSatisfy { asked.contains(ByteComparedText($0)) }
  }
}
