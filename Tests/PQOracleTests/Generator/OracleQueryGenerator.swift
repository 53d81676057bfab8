import PQModel
import PQTestSupport

/// A generator of random queries from a seed. pq must answer almost all of them.
///
/// It avoids what the language leaves undefined, such as an order by numbers that are not exact. A
/// comment at each place gives the reason.
struct OracleQueryGenerator {
  let features: Set<Feature>
  var random: SeededRandom
  var query: OracleQuery
  /// The lengths of the inner buckets that reducers can use, in minutes.
  var grains: [Int] = []
  /// The values of one group. Predicates often name them, so that some rows match.
  var focus: [ExportDimension: String] = [:]

  /// Returns the query of a seed.
  static func query(
    seed: UInt64, _ fixture: OracleFixture, _ features: Set<Feature> = Feature.chosen
  ) -> OracleQuery {
    var generator = OracleQueryGenerator(seed, fixture, features)
    generator.generate()
    return generator.query
  }

  private init(_ seed: UInt64, _ fixture: OracleFixture, _ features: Set<Feature>) {
    self.features = features
    random = SeededRandom(seed: seed)
    let nothing = OracleRange(texts: [], buckets: .listed([]))
    query = OracleQuery(seed: seed, fixture: fixture, items: [], range: nothing)
  }

  private mutating func generate() {
    query.spelling = Spelling(
      seed: random.next(), hasShortNames: chance(50), hasDoubleQuotes: chance(20))
    let group = pick(query.fixture.groups)
    focus = Dictionary(uniqueKeysWithValues: zip(ExportDimension.allCases, group))
    chooseTime()
    chooseDimensions()
    if has(.compare, query.fixture.zone == nil ? 15 : 40) { chooseEarlier() }
    if has(.fill, 25) { chooseFilling() }
    if has(.missing, query.filling == .nothing ? 10 : 50) { chooseLoss() }
    chooseMatch()
    chooseItems()
    if has(.top, query.earlier == nil ? 20 : 40), !query.dimensions.isEmpty { chooseTop() }
    if has(.having, 25) { chooseHaving() }
    if has(.order, 45) { chooseOrder() }
    if has(.limit, 25) { query.limit = below(25) }
  }

  private mutating func chooseDimensions() {
    let count = pick(has(.manyDimensions, 100) ? [0, 0, 1, 1, 1, 2, 2, 2, 3] : [0, 1, 1, 2, 2])
    query.dimensions = Array(ExportDimension.allCases.shuffled(using: &random).prefix(count))
  }

  private mutating func chooseFilling() {
    guard query.range.buckets.count <= 72 else { return }
    query.filling = pick([.null, .zero] + (query.bucketLength == nil ? [] : [.previous, .linear]))
    // The language does not define whether minutes in the future count as 0.
    if query.range.includesNow, query.filling.countsNothingAsZero { grains = [] }
  }

  /// Chooses an instant whose requests fail. Sums above 2^53 are left out, because their interpolated
  /// numbers are not exact.
  private mutating func chooseLoss() {
    guard query.fixture.largestSum < 0x1p45 else { return }
    // The language does not define between which buckets FILL LINEAR interpolates if buckets are left
    // out.
    if query.earlier != nil, case .pieces = query.range.buckets { return }
    let buckets =
      query.earlier.map { pick([$0.buckets, query.range.buckets]) }
      ?? query.range.buckets
    query.lost = buckets.from + Int64(below(buckets.minutes)) * 60_000
  }
}

/// Random choices.
extension OracleQueryGenerator {
  /// Returns true if the feature is in use, with a probability in percent.
  mutating func has(_ feature: Feature, _ percent: Int) -> Bool {
    features.contains(feature) && chance(percent)
  }

  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// Returns a number from 0 up to, but not including, the bound.
  mutating func below(_ bound: Int) -> Int { random.next(bound) }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  /// Returns up to `count` of the elements, at least one, in random order.
  mutating func some<Element>(_ elements: [Element], atMost count: Int) -> [Element] {
    Array(elements.shuffled(using: &random).prefix(1 + below(count)))
  }
}
