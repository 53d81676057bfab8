import PQModel

/// A filter as a signed sum (inclusion-exclusion). Each term is a conjunction of value lists, with
/// a factor. In the sum, each row that passes the filter counts once, and all other rows cancel
/// out.
///
/// Each value is replaced by a number, so that long lists are compared and intersected quickly.
struct SignedSum {
  /// A conjunction of lists with a factor. Each list has the numbers of a dimension's values,
  /// ascending; `nil` stands for all values.
  struct Term {
    var factor: Int
    var lists: [[Int32]?]

    static let all = Term(
      factor: 1, lists: Array(repeating: nil, count: ExportDimension.allCases.count))
  }

  /// The maximum number of terms. More terms would take too many requests.
  static let limit = 64

  private(set) var terms: [Term]

  /// The sum that counts every row once.
  static let one = SignedSum(terms: [.all])

  /// Creates the sum of a filter. It is `nil` if the filter has patterns, or if the sum has too
  /// many terms.
  init?(_ filter: RowFilter, _ numbers: inout ValueNumbers) {
    switch filter {
    case .test(let dimension, .only(let values)):
      self.init(listing: numbers.numbers(of: values, dimension), of: dimension)
    case .test(let dimension, .except(let values)):
      let excluded = numbers.numbers(of: values, dimension)
      self = .one.minus(SignedSum(listing: excluded, of: dimension))
    case .test: return nil
    case .all(let parts): self.init(product: parts, &numbers)
    case .any(let parts):
      // The rows that pass at least one part are all rows minus the rows that pass no part.
      guard let none = SignedSum(product: parts, ofOpposites: true, &numbers) else { return nil }
      self = .one.minus(none)
    }
  }

  /// Creates the sum of the rows that pass all filters. With `ofOpposites`, it is the sum of the
  /// rows that pass no filter.
  private init?(
    product parts: [RowFilter], ofOpposites: Bool = false, _ numbers: inout ValueNumbers
  ) {
    var product = SignedSum.one
    for part in parts {
      guard let sum = SignedSum(part, &numbers),
        let next = product.times(ofOpposites ? .one.minus(sum) : sum)
      else { return nil }
      product = next
    }
    self = product
  }

  private init(terms: [Term]) { self.terms = terms }

  private init(listing values: [Int32], of dimension: ExportDimension) {
    var term = Term.all
    term.lists[dimension.place] = values
    terms = [term]
  }

  /// Returns the sum of the rows that pass both filters, or `nil` if it has too many terms.
  func times(_ other: SignedSum) -> SignedSum? {
    let products = other.terms.flatMap { right in terms.compactMap { $0.and(right) } }
    let sum = SignedSum(terms: Self.collected(products))
    return sum.terms.count <= Self.limit ? sum : nil
  }

  private func minus(_ other: SignedSum) -> SignedSum {
    let taken = other.terms.map { Term(factor: -$0.factor, lists: $0.lists) }
    return SignedSum(terms: Self.collected(terms + taken))
  }

  /// Returns the terms with the factors of equal terms added up, without terms whose factor is 0.
  private static func collected(_ terms: [Term]) -> [Term] {
    var places: [[[Int32]?]: Int] = [:]
    var result: [Term] = []
    for term in terms {
      if let place = places[term.lists] {
        result[place].factor += term.factor
      } else {
        places[term.lists] = result.count
        result.append(term)
      }
    }
    return result.filter { $0.factor != 0 }
  }
}

extension SignedSum.Term {
  /// Returns the conjunction of two terms, with the product of their factors, or `nil` if no value
  /// passes both.
  fileprivate func and(_ other: Self) -> Self? {
    var result = self
    result.factor *= other.factor
    for (place, list) in other.lists.enumerated() {
      guard let list else { continue }
      let both = lists[place].map { Self.common($0, list) } ?? list
      guard !both.isEmpty else { return nil }
      result.lists[place] = both
    }
    return result
  }

  /// Returns the numbers of values that are in both lists. The lists are ascending.
  private static func common(_ left: [Int32], _ right: [Int32]) -> [Int32] {
    var result: [Int32] = []
    var (first, second) = (0, 0)
    while first < left.count, second < right.count {
      if left[first] == right[second] { result.append(left[first]) }
      let isLess = left[first] < right[second]
      let isMore = left[first] > right[second]
      first += isMore ? 0 : 1
      second += isLess ? 0 : 1
    }
    return result
  }
}

/// The numbers of the values of each dimension. A value gets its number when it first occurs.
struct ValueNumbers {
  private var known = [[ByteComparedText: Int32]](
    repeating: [:], count: ExportDimension.allCases.count)
  private var values = [[String]](repeating: [], count: ExportDimension.allCases.count)

  /// Returns the numbers of some values, ascending. New values are added.
  mutating func numbers(of values: [String], _ dimension: ExportDimension) -> [Int32] {
    values.map { number(of: $0, dimension.place) }.sorted()
  }

  private mutating func number(of value: String, _ place: Int) -> Int32 {
    if let number = known[place][ByteComparedText(value)] { return number }
    let number = Int32(values[place].count)
    known[place][ByteComparedText(value)] = number
    values[place].append(value)
    return number
  }

  /// Returns the filters of a term. The filters of the dimensions `first` come first.
  func filters(of term: SignedSum.Term, first: [ExportDimension]) -> [ExportRequest.Filter] {
    let order = first + ExportDimension.allCases.filter { !first.contains($0) }
    return order.compactMap { dimension in
      let place = dimension.place
      return term.lists[place].map { list in
        ExportRequest.Filter(dimension, in: list.map { values[place][Int($0)] })
      }
    }
  }
}
