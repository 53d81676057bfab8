import PQModel
import PQTools

/// A completer that knows a few values, zones and files.
enum Samples {
  static let completer = Completer(
    values: { dimension in
      switch dimension {
      case .countryCode: ["US", "DE", "FR", "it's"]
      case .cityName: ["New York", "Berlin", "München"]
      default: []
      }
    },
    zones: { ["UTC", "Europe/Berlin", "Europe/Paris"] },
    files: { prefix in ["reports/", "run.csv", "other.pq"].filter { $0.hasPrefix(prefix) } },
    formats: ["table", "csv"])
}
