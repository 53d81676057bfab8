/// A dimension of the export API. The API document describes it in the section "Structure", fields
/// `dimensions` and `filters`.
///
/// The raw value is the name in requests and queries.
public enum ExportDimension: String, Sendable, Hashable, CaseIterable {
  /// The viewer's browser.
  case browserName = "browser.name"
  /// The viewer's country, as two letters.
  case countryCode = "country.code"
  /// The viewer's city.
  case cityName = "city.name"
  /// The viewer's internet service provider.
  case ispName = "isp.name"
  /// The viewer's operating system.
  case osName = "os.name"
  /// The page on which the player ran.
  case sessionPage = "session.page"

  /// The short name, for example `browser` for `browser.name`.
  public var shortName: String {
    switch self {
    case .browserName: "browser"
    case .countryCode: "country"
    case .cityName: "city"
    case .ispName: "isp"
    case .osName: "os"
    case .sessionPage: "page"
    }
  }

  /// Returns the dimension with a full or short name in lower case; `nil` if there is none.
  package static func named(_ name: String) -> ExportDimension? {
    ExportDimension(rawValue: name) ?? allCases.first { $0.shortName == name }
  }

  /// The position in the API document, from 0.
  package var place: Int {
    switch self {
    case .browserName: 0
    case .countryCode: 1
    case .cityName: 2
    case .ispName: 3
    case .osName: 4
    case .sessionPage: 5
    }
  }

  /// A phrase that describes the dimension in lists and completion.
  public var summary: String {
    switch self {
    case .browserName: "the viewer's browser"
    case .countryCode: "the viewer's country, as two letters"
    case .cityName: "the viewer's city"
    case .ispName: "the viewer's internet service provider"
    case .osName: "the viewer's operating system"
    case .sessionPage: "the page on which the player ran"
    }
  }
}
