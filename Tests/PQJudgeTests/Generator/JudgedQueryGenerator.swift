import PQModel
import PQTestSupport

/// Random queries that a seed decides, nearly all of which pq has to answer.
///
/// What the language leaves open is not asked: ties of numbers that are not exact decide nothing, and
/// so on. Each such rule stands where it is kept.
struct JudgedQueryGenerator {
  let features: Set<Feature>
  var random: SeededRandom
  var query: JudgedQuery
  /// The lengths in minutes that reducers may look at.
  var grains: [Int] = []
  /// The values of a group that predicates like to name, so that they let something through.
  var focus: [Dimension: String] = [:]

  /// The query of a seed.
  static func query(
    seed: UInt64, _ fixture: JudgedFixture, _ features: Set<Feature> = Feature.chosen
  ) -> JudgedQuery {
    var generator = JudgedQueryGenerator(seed, fixture, features)
    generator.generate()
    return generator.query
  }

  private init(_ seed: UInt64, _ fixture: JudgedFixture, _ features: Set<Feature>) {
    self.features = features
    random = SeededRandom(seed: seed)
    let nothing = JudgedRange(texts: [], buckets: .listed([]))
    query = JudgedQuery(seed: seed, fixture: fixture, items: [], range: nothing)
  }

  private mutating func generate() {
    query.spelling = Spelling(
      seed: random.next(), hasShortNames: chance(50), hasDoubleQuotes: chance(20))
    let group = pick(query.fixture.groups)
    focus = Dictionary(uniqueKeysWithValues: zip(Dimension.allCases, group))
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
    query.dimensions = Array(Dimension.allCases.shuffled(using: &random).prefix(count))
  }

  private mutating func chooseFilling() {
    guard query.range.buckets.count <= 72 else { return }
    query.filling = pick([.null, .zero] + (query.cut == nil ? [] : [.previous, .linear]))
    // Whether minutes that have not come yet count as 0 is not clear.
    if query.range.includesNow, query.filling.countsNothingAsZero { grains = [] }
  }

  /// Requests about one instant fail. Sums past 2^53 have no exact numbers on a line.
  private mutating func chooseLoss() {
    guard query.fixture.largestSum < 0x1p45 else { return }
    // Between which buckets a line is drawn is not clear if some were left out.
    if query.earlier != nil, case .pieces = query.range.buckets { return }
    let buckets =
      query.earlier.map { pick([$0.buckets, query.range.buckets]) }
      ?? query.range.buckets
    query.lost = buckets.from + Int64(below(buckets.minutes)) * 60_000
  }
}

/// Chances.
extension JudgedQueryGenerator {
  /// Whether a feature is to be used, so often in a hundred.
  mutating func has(_ feature: Feature, _ percent: Int) -> Bool {
    features.contains(feature) && chance(percent)
  }

  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// A number from 0, below another.
  mutating func below(_ bound: Int) -> Int { random.next(bound) }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  /// One or a few of several, in any order.
  mutating func some<Element>(_ elements: [Element], atMost count: Int) -> [Element] {
    Array(elements.shuffled(using: &random).prefix(1 + below(count)))
  }
}
