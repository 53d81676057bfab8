/// A provider's viewers in a city: the part of the audience from which groups are drawn in turn.
struct Seat {
  let market: Market
  let city: City
  let provider: Provider
  /// How many viewers the seat has, in proportion to the other seats.
  let viewers: Double
  /// The devices that connect this way, as indices into `Device.all`.
  private let devices: [Int]

  /// A device and a page, as indices into `Device.all` and into the pages, where channels follow
  /// the named ones.
  struct Part {
    let device: Int
    let page: Int
  }

  /// Every provider in every city of its market, the markets taking turns, so that the first few
  /// seats are already in several countries.
  static let all: [Seat] = {
    let longest = Market.all.map(\.seatCount).max() ?? 0
    return (0..<longest).flatMap { round in
      Market.all.filter { round < $0.seatCount }.map { Seat($0, round: round) }
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

  /// What the viewers of the nth group of this seat use and see, never the same twice.
  func part(_ number: Int, shift: Int) -> Part {
    let combinations = devices.count * Page.all.count
    guard number < combinations else {
      let extra = number - combinations
      return Part(
        device: devices[extra % devices.count], page: Page.all.count + extra / devices.count)
    }
    // The step shares no factor with the number of combinations, and so visits each once.
    let combination = (number * 37 + shift) % combinations
    return Part(device: devices[combination % devices.count], page: combination / devices.count)
  }
}

extension Market {
  fileprivate var seatCount: Int { cities.count * providers.count }
}

extension Device {
  fileprivate static let handhelds = all.indices.filter { all[$0].isHandheld }
}
