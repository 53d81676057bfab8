import PQ
import Synchronization

/// The values of dimensions that answers of the conversation have had, for whoever writes a query
/// about them.
final class SeenValues: Sendable {
  /// More than so many of one dimension help nobody.
  private static let limit = 5000

  private let values = Mutex<[Dimension: [String]]>([:])

  /// Takes what an answer has, those of its first rows first.
  func take(_ table: Table) {
    for column in table.columns where column.meaning == .label {
      guard let dimension = Dimension(rawValue: column.name), case .texts(let texts) = column.values
      else { continue }
      values.withLock { values in
        values[dimension] = values[dimension, default: []].joined(with: texts, upTo: Self.limit)
      }
    }
  }

  /// Those of a dimension: what was seen last stands first.
  func values(of dimension: Dimension) -> [String] {
    values.withLock { $0[dimension] ?? [] }
  }
}

extension SeenValues {
  /// The same, and behind them those that a backend knows without being asked.
  func values(of dimension: Dimension, knownTo backend: any Backend) -> [String] {
    values(of: dimension).followed(by: backend.knownValues(of: dimension))
  }
}

extension [String] {
  /// The texts of a column, each once, and behind them those that were there before.
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

  /// The texts, and behind them those of others that are not among them. Compared by bytes: texts
  /// that only look alike are two values.
  fileprivate func followed(by others: [String], upTo limit: Int = .max) -> [String] {
    let known = Set(map { [UInt8]($0.utf8) })
    let rest = others.lazy.filter { !known.contains([UInt8]($0.utf8)) }
    return self + rest.prefix(limit - count)
  }
}
