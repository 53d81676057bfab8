import PQ
import Synchronization
import PQModel

/// The values of dimensions in earlier answers of the session, for completion.
final class SeenValues: Sendable {
  /// The maximum number of values for each dimension.
  private static let limit = 5000

  private let values = Mutex<[ExportDimension: [String]]>([:])

  /// Adds the values of an answer. The values of its first rows come first.
  func take(_ table: DataTable) {
    for column in table.columns where column.meaning == .label {
      guard let dimension = ExportDimension(rawValue: column.name),
        case .texts(let texts) = column.values
      else { continue }
      values.withLock { values in
        values[dimension] = values[dimension, default: []].joined(with: texts, upTo: Self.limit)
      }
    }
  }

  /// Returns the values of a dimension, the most recent first.
  func values(of dimension: ExportDimension) -> [String] {
    values.withLock { $0[dimension] ?? [] }
  }
}

extension SeenValues {
  /// Returns the values of a dimension, followed by the values that the backend knows without a
  /// request.
  func values(of dimension: ExportDimension, knownTo backend: any Backend) -> [String] {
    values(of: dimension).followed(by: backend.knownValues(of: dimension))
  }
}

extension [String] {
  /// Returns the distinct texts of a column, followed by these texts.
  fileprivate func joined(with column: TextColumn, upTo limit: Int) -> [String] {
    var isKnown = [Bool](repeating: false, count: column.dictionary.count)
    var texts: [String] = []
    for code in column.codes where !isKnown[Int(code)] {
      isKnown[Int(code)] = true
      texts.append(column.dictionary[Int(code)])
      if texts.count == limit { return texts }
    }
    return texts.followed(by: self, upTo: limit)
  }

  /// Returns these texts, followed by the texts of `others` that are new. Texts are compared by bytes,
  /// because texts that only look alike are different values.
  fileprivate func followed(by others: [String], upTo limit: Int = .max) -> [String] {
    let known = Set(map { [UInt8]($0.utf8) })
    let rest = others.lazy.filter { !known.contains([UInt8]($0.utf8)) }
    return self + rest.prefix(limit - count)
  }
}
