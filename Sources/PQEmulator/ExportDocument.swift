/// The names in the export API's document ("Structure").
enum DocumentedName {
  /// The fields of a request body.
  static let fields = ["from", "to", "interval", "metrics", "filters", "dimensions"]

  /// The available values of `metrics`.
  static let metrics = ["http", "p2p", "played", "rebuffered", "sessions"]

  /// The available keys of `filters` and values of `dimensions`.
  static let dimensions = [
    "browser.name", "country.code", "city.name", "isp.name", "os.name", "session.page",
  ]

  /// "This feature is limited to up to 2 dimensions at any given query."
  static let mostDimensions = 2
}
