// Who watches in the demo. The tables themselves are in AudienceTables.swift.

/// A country, the cities in which its viewers live and the providers that connect them.
struct Market {
  let country: String
  /// How many viewers it has, in proportion to the other markets.
  let viewers: Int
  /// How well its peers find each other, in percent of the usual.
  let sharing: Int
  let cities: [City]
  let providers: [Provider]
}

struct City {
  let name: String
  /// Minutes that its clocks are ahead of UTC, in winter; the demo has no summer time.
  let clockOffset: Int64
  /// How many viewers it has, in proportion to the other cities of the market.
  let viewers: Int
}

struct Provider {
  let name: String
  let access: Access
  /// How many viewers it has, in proportion to the other providers of the market.
  let viewers: Int
}

/// How a provider reaches its viewers.
enum Access {
  case fibre, cable, dsl, mobile

  /// How much a peer can upload, in percent of the usual.
  var sharing: Int {
    switch self {
    case .fibre: 115
    case .cable: 100
    case .dsl: 80
    case .mobile: 45
    }
  }

  /// Rebuffering in thousandths of the viewing time, before peers help.
  var rebuffering: Int {
    switch self {
    case .fibre: 4
    case .cable: 7
    case .dsl: 11
    case .mobile: 18
    }
  }

  /// The bit rate that a player settles on, in percent of what the device likes best.
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
  /// How many viewers use it, in proportion to the other devices.
  let viewers: Int
  /// The part of the bytes that peers deliver, in thousandths, on a usual connection.
  let sharing: Int
  /// Bytes per millisecond of viewing, on a usual connection.
  let bitRate: Int
}

/// A page that shows the player.
struct Page {
  let path: String
  let programme: Programme
  /// How many viewers it has, in proportion to the other pages.
  let viewers: Int
}
