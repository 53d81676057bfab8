// The types of the demo's audience. The tables are in AudienceTables.swift.

/// A country with the cities in which its viewers live and the providers that connect them.
struct Market {
  let country: String
  /// The number of viewers, in proportion to the other markets.
  let viewers: Int
  /// The amount of data that peers exchange, in percent of the usual amount.
  let sharing: Int
  let cities: [City]
  let providers: [Provider]
}

/// A city of a market.
struct City {
  let name: String
  /// The minutes by which its clocks are ahead of UTC in winter. The demo has no daylight saving
  /// time.
  let clockOffset: Int64
  /// The number of viewers, in proportion to the other cities of the market.
  let viewers: Int
}

/// An internet provider of a market.
struct Provider {
  let name: String
  let access: Access
  /// The number of viewers, in proportion to the other providers of the market.
  let viewers: Int
}

/// The technology with which a provider connects its viewers.
enum Access {
  case fibre, cable, dsl, mobile

  /// The amount of data that a peer can upload, in percent of the usual amount.
  var sharing: Int {
    switch self {
    case .fibre: 115
    case .cable: 100
    case .dsl: 80
    case .mobile: 45
    }
  }

  /// The rebuffering time in thousandths of the viewing time, if peers deliver 40% of the bytes.
  var rebuffering: Int {
    switch self {
    case .fibre: 4
    case .cable: 7
    case .dsl: 11
    case .mobile: 18
    }
  }

  /// The bit rate that a player selects, in percent of the device's usual bit rate.
  var bitRate: Int {
    switch self {
    case .fibre: 110
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
  /// The number of viewers, in proportion to the other devices.
  let viewers: Int
  /// The share of the bytes that peers deliver on a usual connection, in thousandths.
  let sharing: Int
  /// The bytes per millisecond of viewing on a usual connection.
  let bitRate: Int
}

/// A page that shows the player.
struct Page {
  let path: String
  let programme: Programme
  /// The number of viewers, in proportion to the other pages.
  let viewers: Int
}
