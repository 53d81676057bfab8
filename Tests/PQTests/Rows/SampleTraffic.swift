import PQ
import PQModel
import PQTestSupport

/// A session whose backend answers with a few known numbers.
///
/// The clock is 2026-01-15T00:00Z. Each bucket has the browsers `Chrome` and `Edge` with, for example,
/// 100 and 200 bytes of `http` per bucket.
enum SampleTraffic {
  static func session(
    _ script: @escaping ScriptedBackend.Script = { SampleTraffic.answer($0) }
  ) -> Session {
    Session(backend: ScriptedBackend(script: script))
  }

  /// Returns a session whose request of the range that begins some hours before the clock fails with "the
  /// server is tired".
  static func session(failingHoursAgo hours: Int64) -> Session {
    let end = CivilTime(year: 2026, month: 1, day: 15).instant
    return session { request throws(BackendFailure) in
      guard request.range.from != end - hours * .hour else {
        throw BackendFailure("the server is tired", kind: .request)
      }
      return answer(request)
    }
  }

  /// Returns two rows for each bucket, or one if there is no dimension.
  static func answer(_ request: ExportRequest) -> DataTable {
    let length = request.interval.length.milliseconds
    let groups = request.dimensions.isEmpty ? 1 : 2
    let rows = (0..<request.bucketCount * groups).map { (bucket: $0 / groups, group: $0 % groups) }
    let times = rows.map { request.range.from.milliseconds + Int64($0.bucket) * length }
    return DataTable(
      [Column("timestamp", .time, .instants(times))]
        + request.dimensions.map { dimension in
          .texts(dimension.rawValue, rows.map { ["Chrome", "Edge"][$0.group] })
        } + request.metrics.map { metric in column(metric, rows.map(\.group)) })
  }

  private static func column(_ metric: Metric, _ groups: [Int]) -> Column {
    let base = Int64((Metric.allCases.firstIndex(of: metric) ?? 0) + 1) * 100
    let values: Column.Values =
      metric.isWhole
      ? .integers(groups.map { base * Int64($0 + 1) })
      : .decimals(groups.map { Double(base) * Double($0 + 1) + 0.5 })
    return Column(metric.rawValue, .measure(metric.unit), values)
  }
}

/// A value of any column, for comparisons.
enum AnyCell: Decodable, Equatable {
  case null
  case time(Instant)
  case whole(Int64)
  case decimal(Double)
  case text(String)

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let time = try? value.decode(Instant.self) {
      self = .time(time)
    } else if let whole = try? value.decode(Int64.self) {
      self = .whole(whole)
    } else if let decimal = try? value.decode(Double.self) {
      self = .decimal(decimal)
    } else {
      self = .text(try value.decode(String.self))
    }
  }
}
