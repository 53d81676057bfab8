import PQModel

// The list of all groups of viewers, with their cities, providers, devices, pages and sizes.

/// A list of groups of viewers, with their curves and labels. The groups are an even selection from all
/// combinations of the audience tables. Popular values have more viewers.
struct Population {
  let groups: [ViewerGroup]
  let curves: [ActivityCurve]
  private let builder: PopulationBuilder

  /// Creates a population.
  ///
  /// - Parameters:
  ///   - count: The number of groups.
  ///   - seed: The seed of the random numbers that select the groups and determine their size and
  ///     noise.
  init(count: Int, seed: UInt64) {
    builder = PopulationBuilder(count: count, seed: seed)
    (groups, curves) = builder.groups()
  }

  /// Returns the values of a dimension, one for each group.
  func labels(_ dimension: ExportDimension) -> TextColumn {
    builder.labels(dimension)
  }
}

/// The properties of a population's groups. Each group has an index into `CityProvider.all`, an index
/// into `Device.all`, an index into `pages`, and a random number.
private struct PopulationBuilder {
  private let seed: UInt64
  private let pages: [Page]
  private let cityProviders: [Int]
  private let devices: [Int]
  private let pageOf: [Int]
  private let randomNumbers: [UInt64]

  init(count: Int, seed: UInt64) {
    let root = scrambled(seed)
    let allCityProviders = CityProvider.all
    let parts = (0..<count).map { index in
      let cityProvider = index % allCityProviders.count
      let shift = Int(scrambled(root &+ UInt64(cityProvider)) >> 48)
      return allCityProviders[cityProvider].part(index / allCityProviders.count, shift: shift)
    }
    self.seed = root
    cityProviders = (0..<count).map { $0 % allCityProviders.count }
    devices = parts.map(\.device)
    pageOf = parts.map(\.page)
    randomNumbers = (0..<count).map { scrambled(root ^ scrambled(UInt64($0))) }
    let channels = max(0, (pageOf.max() ?? 0) + 1 - Page.all.count)
    pages = Page.all + (0..<channels).map { Page.channel($0 + 1) }
  }

  /// Returns the values of a dimension, one for each group.
  func labels(_ dimension: ExportDimension) -> TextColumn {
    switch dimension {
    case .browserName: spread(Device.all.map(\.browser), over: devices)
    case .osName: spread(Device.all.map(\.system), over: devices)
    case .countryCode: spread(CityProvider.all.map(\.market.country), over: cityProviders)
    case .cityName: spread(CityProvider.all.map(\.city.name), over: cityProviders)
    case .ispName: spread(CityProvider.all.map(\.provider.name), over: cityProviders)
    case .sessionPage: spread(pages.map(\.path), over: pageOf)
    }
  }

  /// Returns a column with the value at each index. Equal values are found by a linear search, because
  /// there are only a few values.
  private func spread(_ values: [String], over indices: [Int]) -> TextColumn {
    var dictionary: [String] = []
    let codes = values.map { value in
      if let known = dictionary.firstIndex(of: value) { return UInt32(known) }
      dictionary.append(value)
      return UInt32(dictionary.count - 1)
    }
    return TextColumn(codes: indices.map { codes[$0] }, dictionary: TextList(dictionary))
  }

  /// Returns the groups and their curves.
  func groups() -> (groups: [ViewerGroup], curves: [ActivityCurve]) {
    var curves = CurveSet(seed: seed)
    let viewers = self.viewers()
    let groups = viewers.indices.map { index in
      let cityProvider = CityProvider.all[cityProviders[index]]
      let page = pages[pageOf[index]]
      return ViewerGroup(
        viewers: viewers[index], device: Device.all[devices[index]], cityProvider: cityProvider,
        curve: curves.index(page.schedule, cityProvider.city.clockOffset),
        seed: randomNumbers[index])
    }
    return (groups, curves.curves)
  }

  /// Returns the average number of viewers of each group in the first week.
  private func viewers() -> [Double] {
    var fitting = ProportionalFitting(count: cityProviders.count)
    fitting.jitter(randomNumbers)
    for _ in 0..<3 {
      fitting.fit(by: pageOf, to: pages.map { Double($0.viewers) })
      fitting.fit(by: devices, to: Device.all.map { Double($0.viewers) })
      fitting.fit(by: cityProviders, to: CityProvider.all.map(\.viewers))
    }
    let total = fitting.weights.reduce(0, +)
    let spare = Double(cityProviders.count) * (Self.meanViewers - Self.fewestViewers)
    return fitting.weights.map { Self.fewestViewers + spare * $0 / total }
  }

  /// The smallest average number of viewers of a group. With this number, a group has a session in every
  /// minute, even in the quietest night.
  private static let fewestViewers = 8.0
  private static let meanViewers = 40.0
}

/// The distinct curves of a population.
private struct CurveSet {
  private(set) var curves: [ActivityCurve] = []
  private let seed: UInt64
  private let weeks = ViewingSchedule.allCases.map(WeeklySchedule.init)

  init(seed: UInt64) {
    self.seed = seed
  }

  /// Returns the index of the curve for a schedule and a clock. A new curve is added.
  mutating func index(_ schedule: ViewingSchedule, _ clockOffset: Int64) -> Int {
    let known = curves.firstIndex {
      $0.clockOffset == clockOffset && $0.week.schedule == schedule
    }
    if let known { return known }
    let randomNumbers = scrambled(seed &- UInt64(curves.count))
    let week = weeks[schedule.rawValue]
    curves.append(ActivityCurve(week: week, clockOffset: clockOffset, seed: randomNumbers))
    return curves.count - 1
  }
}

/// Iterative proportional fitting. It scales the weights of the groups until the weights of all groups
/// with the same value add up to the share of the value. This is exact only if the existing combinations
/// allow it.
///
/// The last fitted dimension fits exactly. All operations are sums, products and quotients in a fixed
/// order, so the result is the same on every platform, bit by bit.
private struct ProportionalFitting {
  private(set) var weights: [Double]

  init(count: Int) {
    weights = [Double](repeating: 1, count: count)
  }

  /// Scales the weights. Afterwards, the weights of all groups with the same value add up to the share
  /// of the value.
  ///
  /// - Parameters:
  ///   - values: The value of each weight, as an index into `shares`.
  ///   - shares: The share of each value, in any unit.
  mutating func fit(by values: [Int], to shares: [Double]) {
    var sums = [Double](repeating: 0, count: shares.count)
    for (value, weight) in zip(values, weights) { sums[value] += weight }
    for (index, value) in values.enumerated() {
      weights[index] *= shares[value] / sums[value]
    }
  }

  /// Multiplies each weight by a factor from 0.6 to 1.4. The factor is derived from the group's random
  /// number.
  mutating func jitter(_ randomNumbers: [UInt64]) {
    for (index, randomNumbers) in randomNumbers.enumerated() {
      weights[index] *= 0.6 + Double(randomNumbers >> 40) * 0.8 / Double(1 << 24)
    }
  }
}
