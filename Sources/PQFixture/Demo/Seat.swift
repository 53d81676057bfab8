/// The viewers of one provider in one city. The seats take turns when groups are created.
struct Seat {
  let market: Market
  let city: City
  let provider: Provider
  /// The number of viewers, in proportion to the other seats.
  let viewers: Double
  /// The devices that this provider connects, as indices into `Device.all`. A mobile provider
  /// connects only handheld devices.
  private let devices: [Int]

  /// A device and a page of a group. `device` is an index into `Device.all`. `page` is an index
  /// into `Page.all`; higher numbers are channels.
  struct Part {
    let device: Int
    let page: Int
  }

  /// Every provider in every city of its market. The markets take turns, so the first few seats are
  /// in different countries.
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

  /// Returns the device and the page of a group of this seat. No two numbers of a seat give the
  /// same part.
  ///
  /// - Parameters:
  ///   - number: The number of the group within the seat, from 0.
  ///   - shift: The index of the first combination, modulo the number of combinations.
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
  fileprivate var seatCount: Int { cities.count * providers.count }
}

extension Device {
  fileprivate static let handhelds = all.indices.filter { all[$0].isHandheld }
}
