import FlyingFox
import Foundation
import PQ

/// Answers `GET /traffic?country=DE` with the browsers of a country as JSON.
struct TrafficRoute: HTTPHandler {
  struct Traffic: Codable {
    let browserName: String
    /// Bytes.
    let http: Int64
    /// The share of bytes that came from peers; `nil` if there were no bytes.
    let offload: Double?
  }

  struct Problem: Codable {
    let error: String
  }

  let session: Session

  /// The values of the parameters come from the page. They are never pasted into the text.
  private static let query = """
    PARAM $country = 'US';
    PARAM $range = 6h;
    SELECT http, p2p / (http + p2p) AS offload BY browser
    WHERE country = $country LAST $range ORDER BY http DESC
    """

  func handleRequest(_ request: HTTPRequest) async -> HTTPResponse {
    let parameters = Dictionary(request.query.map { ($0.name, $0.value) }) { $1 }
    do throws(QueryError) {
      let rows = try await session.rows(
        of: Traffic.self, Self.query, parameters: parameters)
      return response(.ok, rows)
    } catch {
      return response(status(of: error), Problem(error: "\(error)"))
    }
  }

  /// The text is fixed, so its errors are errors of the values in the request.
  private func status(of error: QueryError) -> HTTPStatusCode {
    switch error {
    case .text: .badRequest
    case .run: .badGateway
    case .rows: .internalServerError
    }
  }

  private func response(_ status: HTTPStatusCode, _ value: some Encodable) -> HTTPResponse {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let body = try? encoder.encode(value) else {
      return HTTPResponse(statusCode: .internalServerError)
    }
    return HTTPResponse(
      statusCode: status, headers: [.contentType: "application/json"], body: body)
  }
}
