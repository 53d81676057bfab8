import PQModel

/// A sum of conjunctions of lists, each with a factor: what a filter counts.
///
/// Values are numbers, so that lists are compared, cut and looked up quickly however long they are.
struct SignedSum {
  /// A conjunction of lists: of each dimension the numbers of its values, in order; nil for all.
  struct Term {
    var factor: Int
    var lists: [[Int32]?]

    static let all = Term(
      factor: 1, lists: Array(repeating: nil, count: Dimension.allCases.count))
  }

  /// More terms than these are not worth their requests.
  static let limit = 64

  private(set) var terms: [Term]

  /// All rows, once.
  static let one = SignedSum(terms: [.all])

  /// What a filter counts; nil if it has patterns, or too many terms.
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
      // What passes one of them is everything less what passes none.
      guard let none = SignedSum(product: parts, ofOpposites: true, &numbers) else { return nil }
      self = .one.minus(none)
    }
  }

  /// What all of several filters let through, or none of them.
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

  private init(listing values: [Int32], of dimension: Dimension) {
    var term = Term.all
    term.lists[dimension.place] = values
    terms = [term]
  }

  /// What passes both; nil if there are too many terms.
  func times(_ other: SignedSum) -> SignedSum? {
    let products = other.terms.flatMap { right in terms.compactMap { $0.and(right) } }
    let sum = SignedSum(terms: Self.collected(products))
    return sum.terms.count <= Self.limit ? sum : nil
  }

  private func minus(_ other: SignedSum) -> SignedSum {
    let taken = other.terms.map { Term(factor: -$0.factor, lists: $0.lists) }
    return SignedSum(terms: Self.collected(terms + taken))
  }

  /// The terms with equal ones added up, and those that cancel out left out.
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
  /// What passes both, as often as both count it; nil if no value can.
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

  /// The numbers that stand in both of two ordered lists.
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
