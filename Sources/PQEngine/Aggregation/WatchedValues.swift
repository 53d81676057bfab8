import PQModel
import PQPlan

/// The values of some dimensions in the rows of answers, before pq filters the rows.
struct WatchedValues: Sendable {
  /// The maximum number of values of a dimension. With more, nothing is known about the dimension.
  private static let limit = 5000

  /// The values of each dimension; `nil` if there are too many.
  private var values: [ExportDimension: Set<ByteComparedText>?]

  init(_ dimensions: [ExportDimension] = []) {
    values = Dictionary(uniqueKeysWithValues: dimensions.map { ($0, []) })
  }

  /// Returns the values of a dimension in ascending order; `nil` if it is not watched or has too many.
  subscript(dimension: ExportDimension) -> [String]? {
    guard let found = values[dimension] else { return nil }
    return found?.map(\.text).sorted()
  }

  /// Adds the values of a piece of an answer.
  mutating func take(_ piece: DataTable) {
    for dimension in values.keys {
      guard case .texts(let texts)? = piece[dimension.rawValue]?.values else { continue }
      add(texts.usedValues, of: dimension)
    }
  }

  /// Adds the values of other answers.
  mutating func add(_ other: WatchedValues) {
    for (dimension, found) in other.values {
      if let found { add(found, of: dimension) } else { values[dimension] = .some(nil) }
    }
  }

  private mutating func add(_ found: Set<ByteComparedText>, of dimension: ExportDimension) {
    guard case .some(.some(let known)) = values[dimension] else { return }
    let all = known.union(found)
    values[dimension] = .some(all.count > Self.limit ? nil : all)
  }
}

extension TextColumn {
  /// The distinct values of the rows. The dictionary can have more.
  fileprivate var usedValues: Set<ByteComparedText> {
    var isUsed = [Bool](repeating: false, count: dictionary.count)
    for code in codes { isUsed[Int(code)] = true }
    return Set(
      dictionary.indices.lazy.filter { isUsed[$0] }.map { ByteComparedText(dictionary[$0]) })
  }
}

extension Plan {
  /// The dimensions of WHERE whose values the answers about the query's own range show. In each slice, a
  /// request is split by the dimension, has no filter of another dimension, and asks for every value that
  /// WHERE names.
  var dimensionsWithAllValues: [ExportDimension] {
    let ranges = Set(current.fetches.map(\.request.range))
    return namedValues.filter { named in
      let showing = current.fetches.filter { $0.request.shows(named) }
      return !ranges.isEmpty && Set(showing.map(\.request.range)) == ranges
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
