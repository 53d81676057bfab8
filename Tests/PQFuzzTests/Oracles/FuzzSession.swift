import PQ
import PQEngine
import PQModel
import PQPlan
import PQSemantics
import PQSyntax

/// The session in which texts are checked. Its backend has the limits of the export API.
enum FuzzSession {
  /// The paths of INCLUDE in generated texts, in quotes. The last but one does not exist.
  static let includePaths = [
    "'a.pq'", "'self.pq'", "'b.pq'", "'bad.pq'", "'none'", "\"a.pq\"",
  ]

  private static let includes = [
    "a.pq": "LET c = http > 1; LET p = os = 'a'; LET y = delta(http); PARAM $n = 3;",
    "b.pq": "INCLUDE 'a.pq'; INCLUDE 'self.pq';", "self.pq": "INCLUDE 'b.pq'; LET z = 1;",
    "bad.pq": "SELEC http; LET = ",
  ]

  private static let surroundings: Surroundings = {
    var surroundings = Surroundings.withSystemZones
    surroundings.text = { path, _ throws(Surroundings.Refusal) in
      guard let text = includes[path] else { throw Surroundings.Refusal("no such file") }
      return .init(name: path, bytes: Array(text.utf8))
    }
    surroundings.formats = ["table", "csv", "json"]
    surroundings.fileEndings = ["csv", "json"]
    return surroundings
  }()

  static let session = Session(backend: SilentBackend(), surroundings: surroundings)
}

/// A backend without traffic and with the limits of the export API.
struct SilentBackend: Backend {
  let name = "silent"
  let catalog = Catalog()
  /// 2026-01-15T20:30Z.
  let clock = Instant(milliseconds: 1_768_509_000_000)

  func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    let labels = request.dimensions.map { Column.texts($0.rawValue, []) }
    let numbers = request.metrics.map { metric in
      Column(
        metric.rawValue, .measure(metric.unit), metric.isWhole ? .integers([]) : .decimals([]))
    }
    sink.take(DataTable([Column("timestamp", .time, .instants([]))] + labels + numbers))
  }
}

extension String {
  /// Creates a text from bytes, of which wrong UTF-8 is replaced.
  init(_ bytes: some Collection<UInt8>) { self.init(decoding: bytes, as: UTF8.self) }

  /// True if a terminal could obey a character of the text, or if a character is invisible. Line feeds
  /// are allowed.
  var hasControls: Bool {
    unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x0A: false
      case ..<0x20, 0x7F..<0xA0, 0x200B, 0x2028...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
  }
}
