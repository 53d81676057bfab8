/// The kind of content of a page. It determines when people watch the page.
enum Programme: Int, CaseIterable {
  case entertainment, sports, news

  /// The number of viewers at each full hour from Monday to Friday, by the viewer's clock, in
  /// percent of the mean. The numbers are high enough that noise cannot reduce the traffic to zero.
  var weekday: [Int64] {
    switch self {
    case .entertainment:
      [
        70, 42, 30, 26, 25, 28, 38, 52, 58, 60, 62, 68,
        82, 84, 80, 84, 96, 118, 150, 190, 235, 245, 190, 120,
      ]
    case .sports:
      [
        45, 32, 26, 25, 25, 26, 30, 36, 42, 46, 50, 56,
        66, 72, 76, 84, 96, 120, 170, 240, 300, 290, 180, 85,
      ]
    case .news:
      [
        45, 34, 28, 26, 32, 60, 120, 170, 165, 120, 95, 92,
        130, 140, 100, 88, 95, 130, 175, 190, 185, 160, 120, 75,
      ]
    }
  }

  /// The number of viewers at each full hour on Saturday and Sunday, by the viewer's clock, in
  /// percent of the mean.
  var weekend: [Int64] {
    switch self {
    case .entertainment:
      [
        95, 60, 40, 30, 26, 26, 32, 45, 62, 82, 100, 112,
        125, 140, 150, 155, 160, 170, 190, 215, 245, 250, 205, 140,
      ]
    case .sports:
      [
        60, 40, 30, 26, 25, 26, 34, 48, 70, 95, 120, 150,
        190, 230, 260, 270, 260, 255, 260, 290, 320, 290, 190, 100,
      ]
    case .news:
      [
        50, 36, 28, 26, 28, 40, 70, 105, 130, 130, 115, 108,
        125, 128, 105, 95, 98, 120, 155, 170, 165, 145, 110, 75,
      ]
    }
  }
}
