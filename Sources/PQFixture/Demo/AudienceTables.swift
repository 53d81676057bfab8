// The tables of the demo's audience. Providers and pages are invented, and the proportions are
// plausible.

extension Market {
  static let all = [
    Market(
      country: "US", viewers: 300, sharing: 94,
      cities: [
        City(name: "New York", clockOffset: -300, viewers: 50),
        City(name: "Chicago", clockOffset: -360, viewers: 22),
        City(name: "Los Angeles", clockOffset: -480, viewers: 38),
      ],
      providers: [
        Provider(name: "Granite Cable", access: .cable, viewers: 45),
        Provider(name: "Northwind Fiber", access: .fiber, viewers: 33),
        Provider(name: "Cascade Wireless", access: .mobile, viewers: 22),
      ]),
    Market(
      country: "DE", viewers: 150, sharing: 108,
      cities: [
        City(name: "Berlin", clockOffset: 60, viewers: 45),
        City(name: "München", clockOffset: 60, viewers: 30),
        City(name: "Hamburg", clockOffset: 60, viewers: 25),
      ],
      providers: [
        Provider(name: "Rheinnetz", access: .dsl, viewers: 45),
        Provider(name: "Kabel Nordlicht", access: .cable, viewers: 30),
        Provider(name: "Funkwelle Mobil", access: .mobile, viewers: 25),
      ]),
    Market(
      country: "GB", viewers: 120, sharing: 100,
      cities: [
        City(name: "London", clockOffset: 0, viewers: 65),
        City(name: "Manchester", clockOffset: 0, viewers: 35),
      ],
      providers: [
        Provider(name: "Albion Broadband", access: .fiber, viewers: 45),
        Provider(name: "Severn Cable", access: .cable, viewers: 30),
        Provider(name: "Kestrel Mobile", access: .mobile, viewers: 25),
      ]),
    Market(
      country: "FR", viewers: 115, sharing: 110,
      cities: [
        City(name: "Paris", clockOffset: 60, viewers: 55),
        City(name: "Lyon", clockOffset: 60, viewers: 25),
        City(name: "Marseille", clockOffset: 60, viewers: 20),
      ],
      providers: [
        Provider(name: "Hexafibre", access: .fiber, viewers: 60),
        Provider(name: "Azur Télécom", access: .dsl, viewers: 40),
      ]),
    Market(
      country: "BR", viewers: 125, sharing: 103,
      cities: [
        City(name: "São Paulo", clockOffset: -180, viewers: 60),
        City(name: "Rio de Janeiro", clockOffset: -180, viewers: 40),
      ],
      providers: [
        Provider(name: "Jacarandá Fibra", access: .fiber, viewers: 40),
        Provider(name: "Onda Cabo", access: .cable, viewers: 28),
        Provider(name: "Vento Móvel", access: .mobile, viewers: 32),
      ]),
    Market(
      country: "IN", viewers: 110, sharing: 82,
      cities: [
        City(name: "Mumbai", clockOffset: 330, viewers: 45),
        City(name: "Delhi", clockOffset: 330, viewers: 35),
        City(name: "Bengaluru", clockOffset: 330, viewers: 20),
      ],
      providers: [
        Provider(name: "Lotus Mobile", access: .mobile, viewers: 65),
        Provider(name: "Deccan Fibernet", access: .fiber, viewers: 35),
      ]),
    Market(
      country: "JP", viewers: 70, sharing: 116,
      cities: [
        City(name: "東京", clockOffset: 540, viewers: 62),
        City(name: "大阪", clockOffset: 540, viewers: 38),
      ],
      providers: [
        Provider(name: "Sakura Hikari", access: .fiber, viewers: 60),
        Provider(name: "Kaze Mobile", access: .mobile, viewers: 40),
      ]),
    Market(
      country: "PL", viewers: 60, sharing: 105,
      cities: [
        City(name: "Warszawa", clockOffset: 60, viewers: 60),
        City(name: "Kraków", clockOffset: 60, viewers: 40),
      ],
      providers: [
        Provider(name: "Wisła Net", access: .cable, viewers: 60),
        Provider(name: "Orzeł Mobile", access: .mobile, viewers: 40),
      ]),
  ]
}

extension Device {
  static let all = [
    desktop("Chrome", "Windows", viewers: 200, sharing: 560, bytesPerMillisecond: 540),
    handheld("Chrome", "Android", viewers: 190, sharing: 470, bytesPerMillisecond: 270),
    handheld("Safari", "iOS", viewers: 180, sharing: 95, bytesPerMillisecond: 310),
    desktop("Edge", "Windows", viewers: 130, sharing: 580, bytesPerMillisecond: 560),
    desktop("Safari", "macOS", viewers: 75, sharing: 190, bytesPerMillisecond: 570),
    desktop("Chrome", "macOS", viewers: 60, sharing: 550, bytesPerMillisecond: 570),
    desktop("Firefox", "Windows", viewers: 36, sharing: 510, bytesPerMillisecond: 520),
    handheld("Samsung Internet", "Android", viewers: 50, sharing: 430, bytesPerMillisecond: 280),
    handheld("Chrome", "iOS", viewers: 22, sharing: 85, bytesPerMillisecond: 300),
    desktop("Chrome", "ChromeOS", viewers: 16, sharing: 500, bytesPerMillisecond: 430),
    desktop("Opera", "Windows", viewers: 14, sharing: 520, bytesPerMillisecond: 510),
    desktop("Firefox", "Linux", viewers: 12, sharing: 540, bytesPerMillisecond: 500),
    handheld("Firefox", "Android", viewers: 9, sharing: 400, bytesPerMillisecond: 270),
    desktop("Chrome", "Linux", viewers: 9, sharing: 560, bytesPerMillisecond: 520),
  ]

  private static func desktop(
    _ browser: String, _ system: String, viewers: Int, sharing: Int, bytesPerMillisecond: Int
  ) -> Device {
    Device(
      browser: browser, system: system, isHandheld: false, viewers: viewers, sharing: sharing,
      bytesPerMillisecond: bytesPerMillisecond)
  }

  private static func handheld(
    _ browser: String, _ system: String, viewers: Int, sharing: Int, bytesPerMillisecond: Int
  ) -> Device {
    Device(
      browser: browser, system: system, isHandheld: true, viewers: viewers, sharing: sharing,
      bytesPerMillisecond: bytesPerMillisecond)
  }
}

extension Page {
  static let all = [
    Page(path: "/live", schedule: .entertainment, viewers: 300),
    Page(path: "/sports/final", schedule: .sports, viewers: 210),
    Page(path: "/news/evening", schedule: .news, viewers: 120),
    Page(path: "/series/harbour-lights", schedule: .entertainment, viewers: 100),
    Page(path: "/sports/highlights", schedule: .sports, viewers: 80),
    Page(path: "/news/world", schedule: .news, viewers: 70),
    Page(path: "/music/sessions", schedule: .entertainment, viewers: 60),
    Page(path: "/kids/cartoons", schedule: .entertainment, viewers: 40),
  ]

  /// Returns a page for a fixture that has more groups than the named pages allow.
  static func channel(_ number: Int) -> Page {
    Page(path: "/live/channel-\(number)", schedule: .entertainment, viewers: 60)
  }
}
