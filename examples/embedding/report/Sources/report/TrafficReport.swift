import Foundation
import PQ

/// Two questions about the last six hours, and a page with their answers.
struct TrafficReport {
  struct Country: Decodable {
    let countryCode: String
    let http: Int64
    /// The share of bytes that came from peers; `nil` if there were no bytes.
    let offload: Double?
  }

  struct Hour: Decodable {
    let timestamp: Date
    let http: Int64
    let p2p: Int64
  }

  /// The three countries with the most bytes over HTTP.
  let countries: [Country]
  /// The traffic of each hour, the earliest first.
  let hours: [Hour]

  init(from session: Session) async throws(QueryError) {
    countries = try await session.rows(
      of: Country.self,
      """
      SELECT http, p2p / (http + p2p) AS offload BY country
      LAST 6h ORDER BY http DESC LIMIT 3
      """)
    hours = try await session.rows(of: Hour.self, "SELECT http, p2p LAST 6h EVERY 1h")
  }

  var text: String {
    (countries.map(line) + [""] + hours.map(line)).joined(separator: "\n")
  }

  private func line(_ country: Country) -> String {
    let offload = country.offload.map { String(format: "%5.1f%% from peers", 100 * $0) }
    return "\(country.countryCode)  \(gigabytes(country.http))  \(offload ?? "no bytes")"
  }

  private func line(_ hour: Hour) -> String {
    "\(hour.timestamp.ISO8601Format())  \(gigabytes(hour.http))  \(gigabytes(hour.p2p))"
  }

  private func gigabytes(_ bytes: Int64) -> String {
    String(format: "%9.1f GB", Double(bytes) / 1e9)
  }
}
