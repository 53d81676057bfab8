import PQModel
import PQTools

/// A completer with a few values, zones and files.
enum Samples {
  static let completer = Completer(
    values: { dimension in
      switch dimension {
      case .countryCode: ["US", "DE", "FR", "it's"]
      case .cityName: ["New York", "Berlin", "München", "-- none", "/* any"]
      case .browserName: ["Firefox", "Chrome"]
      default: []
      }
    },
    zones: { ["UTC", "Europe/Berlin", "Europe/Paris"] },
    files: { prefix, use in
      let files =
        switch use {
        case .included: ["reports/", "other.pq"]
        case .written: ["reports/", "run.csv", "other.pq"]
        }
      return files.filter { $0.hasPrefix(prefix) }
    },
    formats: ["table", "csv"])
}
