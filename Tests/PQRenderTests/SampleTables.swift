import PQModel
import PQRender

/// Tables for several suites.
enum SampleTables {
  /// Two minutes of traffic: the first answer in the vendor's document.
  static let traffic = DataTable([
    Column("timestamp", .time, .instants([1_509_494_400_000, 1_509_494_460_000])),
    Column("http", .measure(.bytes), .integers([1000, 2000])),
    Column("p2p", .measure(.bytes), .integers([2500, 500])),
  ])

  /// The same traffic by browser: the second answer in the vendor's document.
  static let browsers = DataTable([
    Column("timestamp", .time, .instants([1_509_494_400_000, 1_509_494_460_000])),
    .texts("browser.name", ["Chrome", "Firefox"]),
    Column("http", .measure(.bytes), .integers([1000, 2000])),
    Column("p2p", .measure(.bytes), .integers([2500, 500])),
  ])

  /// The same traffic, filtered: the third answer in the vendor's document.
  static let filtered = DataTable([
    Column("timestamp", .time, .instants([1_509_494_400_000, 1_509_494_460_000])),
    Column("http", .measure(.bytes), .integers([1000, 1500])),
    Column("p2p", .measure(.bytes), .integers([2500, 3000])),
  ])

  /// A column of each kind, with values of all sizes.
  static let everything = DataTable([
    Column(
      "timestamp", .time,
      .instants([1_768_509_000_000, 1_768_509_900_000, 1_768_510_800_000])),
    .texts("city.name", ["Köln", "東京", "New York"]),
    .texts("note", ["tab\there", "a|b \\ <c>", "\"quoted\"\nand more"]),
    Column("http", .measure(.bytes), .integers([0, 999, 1_234_567_890])),
    Column("played", .measure(.milliseconds), .integers([842, 270_000, 1_045_440_000])),
    Column("sessions", .measure(.sessions), .decimals([12, 12_345.678, .nan])),
    Column("requests", .measure(.count), .integers([0, -12_345, 7])),
  ])

  /// Texts of all widths. The numbers at the end show where each text ends.
  static let scripts = DataTable([
    .texts(
      "name",
      ["plain", "é and e\u{301}", "東京タワー", "👩‍👩‍👧 family", "🇩🇪 flag", "1️⃣ keycap", "ｆｕｌｌ", "한국어"]),
    Column("http", .measure(.bytes), .integers([1, 2, 3, 4, 5, 6, 7, 8])),
  ])

  /// Columns without rows.
  static let empty = DataTable([
    Column("timestamp", .time, .instants([])),
    .texts("city.name", []),
    Column("http", .measure(.bytes), .integers([])),
  ])

  /// The smallest and largest numbers, and zero.
  static let extremes = DataTable([
    Column("timestamp", .time, .instants([.min, 0, .max])),
    Column("bytes", .measure(.bytes), .integers([.min, 0, .max])),
    Column("milliseconds", .measure(.milliseconds), .integers([.min, 0, .max])),
    Column("count", .measure(.count), .integers([.min, 0, .max])),
    Column("bare", .label, .integers([.min, 0, .max])),
    Column("ratio", .measure(.count), .decimals([-1e300, 0.000_000_1, 1e300])),
    Column("rate", .measure(.bytes), .decimals([-.infinity, 0.25, .infinity])),
  ])

  /// A text to read or to run.
  static let document = DataTable(
    [.texts("plan", ["api   2 requests", "", "  1m  `p2p`", "```"])], presentation: .document)

  static let all = [traffic, browsers, filtered, everything, scripts, empty, extremes, document]
}
