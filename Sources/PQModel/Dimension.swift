/// A dimension of the export API (its document, "Structure", fields `dimensions` and `filters`).
///
/// The raw value is the name on the wire and in a query.
public enum Dimension: String, Sendable, Hashable, CaseIterable {
  case browserName = "browser.name"
  case countryCode = "country.code"
  case cityName = "city.name"
  case ispName = "isp.name"
  case osName = "os.name"
  case sessionPage = "session.page"

  /// The short form, for example `browser` for `browser.name`.
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

  /// The dimension of a full name or a short form, both in small letters.
  package static func named(_ name: String) -> Dimension? {
    Dimension(rawValue: name) ?? allCases.first { $0.shortName == name }
  }

  /// Its place in the API document.
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

  /// One sentence for lists and completion.
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
