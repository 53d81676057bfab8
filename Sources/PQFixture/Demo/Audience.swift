// The types of the demo's audience. The tables are in AudienceTables.swift.

/// A country with its cities and its internet providers.
struct Market {
  let country: String
  /// The number of viewers, relative to the other markets.
  let viewers: Int
  /// The amount of data that peers exchange, in percent of the usual amount.
  let sharing: Int
  let cities: [City]
  let providers: [Provider]
}

/// A city of a market.
struct City {
  let name: String
  /// The offset of the city's clocks from UTC in winter, in minutes, positive if the clocks are ahead of
  /// UTC. The demo has no daylight saving time.
  let clockOffset: Int64
  /// The number of viewers, relative to the other cities of the market.
  let viewers: Int
}

/// An internet provider of a market.
struct Provider {
  let name: String
  let access: Access
  /// The number of viewers, relative to the other providers of the market.
  let viewers: Int
}

/// The technology of a provider's internet connections.
enum Access {
  case fiber, cable, dsl, mobile

  /// The amount of data that a peer can upload, in percent of the usual amount.
  var sharing: Int {
    switch self {
    case .fiber: 115
    case .cable: 100
    case .dsl: 80
    case .mobile: 45
    }
  }

  /// The rebuffering time in thousandths of the viewing time, if peers deliver 40% of the bytes.
  var rebuffering: Int {
    switch self {
    case .fiber: 4
    case .cable: 7
    case .dsl: 11
    case .mobile: 18
    }
  }

  /// The bit rate that a player selects, in percent of the device's usual bit rate.
  var bitRatePercent: Int {
    switch self {
    case .fiber: 110
    case .cable: 100
    case .dsl: 85
    case .mobile: 70
    }
  }
}

/// A browser on an operating system.
struct Device {
  let browser: String
  let system: String
  let isHandheld: Bool
  /// The number of viewers, relative to the other devices.
  let viewers: Int
  /// The share of the bytes that peers deliver on a usual connection, in thousandths.
  let sharing: Int
  /// The bytes per millisecond of viewing on a usual connection.
  let bytesPerMillisecond: Int
}

/// A page that shows the player.
struct Page {
  let path: String
  let schedule: ViewingSchedule
  /// The number of viewers, relative to the other pages.
  let viewers: Int
}

/// The viewers of one provider in one city. Each new group belongs to the next city provider, in turn.
struct CityProvider {
  let market: Market
  let city: City
  let provider: Provider
  /// The number of viewers, relative to the other city providers.
  let viewers: Double
  /// The devices that this provider connects, as indices into `Device.all`. A mobile provider
  /// connects only handheld devices.
  private let devices: [Int]

  /// The device and the page of a group. `device` is an index into `Device.all`. `page` is an index into
  /// `Page.all`; a number after the last index means a page made by `Page.channel`.
  struct Part {
    let device: Int
    let page: Int
  }

  /// A city provider for every provider in every city of its market. The markets alternate, so the
  /// first few city providers are in different countries.
  static let all: [CityProvider] = {
    let longest = Market.all.map(\.cityProviderCount).max() ?? 0
    return (0..<longest).flatMap { round in
      Market.all.filter { round < $0.cityProviderCount }.map { CityProvider($0, round: round) }
    }
  }()

  private init(_ market: Market, round: Int) {
    let cities = market.cities.reduce(0) { $0 + $1.viewers }
    let providers = market.providers.reduce(0) { $0 + $1.viewers }
    let city = market.cities[round % market.cities.count]
    let provider = market.providers[round / market.cities.count]
    self.market = market
    self.city = city
    self.provider = provider
    viewers =
      Double(market.viewers * city.viewers * provider.viewers) / Double(cities * providers)
    devices = provider.access == .mobile ? Device.handhelds : Array(Device.all.indices)
  }

  /// Returns the device and the page of a group of this city provider. Different group numbers give
  /// different parts.
  ///
  /// - Parameters:
  ///   - number: The number of the group within the city provider, from 0.
  ///   - shift: The index of the combination for group 0, modulo the number of combinations.
  func part(_ number: Int, shift: Int) -> Part {
    let combinations = devices.count * Page.all.count
    guard number < combinations else {
      let extra = number - combinations
      return Part(
        device: devices[extra % devices.count], page: Page.all.count + extra / devices.count)
    }
    // The step and the number of combinations have no common factor, so each combination occurs
    // once.
    let combination = (number * 37 + shift) % combinations
    return Part(device: devices[combination % devices.count], page: combination / devices.count)
  }
}

extension Market {
  fileprivate var cityProviderCount: Int { cities.count * providers.count }
}

extension Device {
  fileprivate static let handhelds = all.indices.filter { all[$0].isHandheld }
}
