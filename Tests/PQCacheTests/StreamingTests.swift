import Foundation
import PQEngine
import PQModel
import PQTestSupport
import Synchronization
import Testing

@testable import PQCache

/// The cache streams answers in pieces, both from the backend and from its files.
@Suite struct StreamingTests {
  private let temporary: TemporaryFolder

  init() throws { temporary = TemporaryFolder() }

  private func cached(_ backend: any Backend) -> CachingBackend {
    CachingBackend(backend, cache: temporary.cache(), scope: .some)
  }

  /// A service with many rows, in one piece for each hour.
  private static let service = HourlyService()
  private static let day = Result { try ExportRequest.hours(0..<9, [.http], by: [.cityName]) }

  private func answer(
    _ backend: some Backend, _ request: ExportRequest
  ) async throws(BackendFailure) -> PieceLog {
    var log = PieceLog()
    try await backend.answer(request, to: &log)
    return log
  }

  @Test func piecesAreHandedOnAsTheyCome() async throws {
    let request = try Self.day.get()
    let direct = try await answer(Self.service, request)
    let fetched = try await answer(cached(Self.service), request)
    #expect(fetched.pieces == direct.pieces && direct.pieces.count == 9)
  }

  /// A piece is passed on before the backend makes the next one.
  @Test func noPieceWaitsForTheNext() async throws {
    let seen = Mutex<[Int]>([])
    let backend = HourlyService { hour in seen.withLock { $0.append(hour) } }
    var log = PieceLog { rows in seen.withLock { $0.append(-rows) } }
    try await cached(backend).answer(try Self.day.get(), to: &log)
    let order = seen.withLock { $0 }
    #expect(order == (0..<9).flatMap { [$0, -HourlyService.rowsPerHour] })
  }

  @Test func storedAnswersAreReadInPieces() async throws {
    let request = try Self.day.get()
    _ = try await answer(cached(Self.service), request)
    let kept = try await answer(cached(Self.service), request)
    #expect(kept.pieces.count > 3)
    #expect(kept.pieces.allSatisfy { $0.rowCount <= EntryBlock.maxRows })
    #expect(try await kept.rows == answer(Self.service, request).rows)
  }

  @Test func aPartIsFetchedAndTheRestIsKept() async throws {
    let request = try Self.day.get()
    let backend = cached(Self.service)
    _ = try await answer(backend, .hours(3..<5, [.http], by: [.cityName]))
    _ = try await answer(backend, .hours(5..<6, [.http], by: [.cityName]))
    let joined = try await answer(backend, .hours(3..<9, [.http], by: [.cityName]))
    #expect(backend.usage.shortened == 1)
    #expect(
      try await joined.rows
        == answer(Self.service, .hours(3..<9, [.http], by: [.cityName])).rows)
    let whole = try await answer(backend, request)
    #expect(try await whole.rows == answer(Self.service, request).rows)
    #expect(backend.usage.shortened == 2 && backend.usage.sent == 2)
  }

  /// The pieces of the first attempt are neither in the answer nor in the entry.
  @Test func retriedAnswerHasEachRowOnce() async throws {
    let request = try Self.day.get()
    let faltering = HourlyService(attempts: 3)
    for _ in 0..<2 {
      let log = try await answer(cached(faltering), request)
      #expect(try await log.rows == answer(Self.service, request).rows)
    }
    #expect(cached(faltering).coverage(of: request) == .all)
    #expect(try temporary.entries.count == 1)
  }

  @Test func failedAnswerLeavesNoFiles() async throws {
    let request = try Self.day.get()
    let failing = HourlyService(fails: true)
    let backend = cached(failing)
    await #expect(throws: BackendFailure("no more")) { try await answer(backend, request) }
    #expect(backend.coverage(of: request) == .nothing)
    #expect(try temporary.files.allSatisfy { $0.lastPathComponent == "ledger" })
    #expect(backend.notes == [])
  }

  @Test func anAnswerThatOutgrowsTheCacheLeavesNothing() async throws {
    let request = try Self.day.get()
    let cache = temporary.cache(sizeLimit: 1 << 16)
    let backend = CachingBackend(Self.service, cache: cache, scope: .some)
    let log = try await answer(backend, request)
    #expect(log.pieces.count == 9)
    #expect(try cache.contents() == .empty)
    #expect(backend.notes == [])
  }

  /// While an answer is written, its file has another name, so that it does not count as complete.
  @Test func anEntryHasNoNameBeforeItIsComplete() async throws {
    let request = try Self.day.get()
    let names = Mutex<[[String]]>([])
    let folder = temporary
    let backend = HourlyService { _ in
      let files = (try? folder.files.map(\.pathExtension)) ?? []
      names.withLock { $0.append(files) }
    }
    _ = try await answer(cached(backend), request)
    #expect(names.withLock { $0 }.allSatisfy { $0 == ["draft"] })
    #expect(try temporary.files.map(\.pathExtension).sorted() == ["", "answer"])
  }

  /// An entry with right checksums and invalid rows is detected while it is read.
  @Test func aForgedEntryIsFetchedAgain() async throws {
    let request = try Self.day.get()
    _ = try await answer(cached(Self.service), request)
    let file = try #require(try temporary.entries.first)
    try forge(file)
    let backend = cached(Self.service)
    #expect(backend.coverage(of: request) == .all)
    let log = try await answer(backend, request)
    #expect(try await log.rows == answer(Self.service, request).rows)
    #expect(backend.usage.sent == 1 && backend.usage.spared == 0)
  }

  /// Replaces the codes of the last block with invalid codes, and corrects the checksums.
  private func forge(_ file: URL) throws {
    let entry = try #require(EntryName(fileName: file.lastPathComponent))
    let bytes = try Array(Data(contentsOf: file))
    var header = try #require(bytes.withUnsafeBytes { EntryHeader($0, entry) })
    var (body, checksum, start) = (Array(bytes[header.size...]), Checksum(), 0)
    while start < body.count {
      let size = body.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: start, as: UInt32.self) }
      let end = start + Int(size)
      if end == body.count { for place in (end - 40_000..<end) { body[place] = 0xFF } }
      body[start..<end].withUnsafeBytes { checksum.add($0) }
      start = end
    }
    header.bodyChecksum = checksum.value
    try Data(header.bytes(fileName: entry.fileName) + body).write(to: file)
  }
}

/// A service with ten thousand rows for each hour, in one piece for each hour.
private struct HourlyService: Backend {
  static let rowsPerHour = 10_000
  let name = "hourly"
  let catalog = Catalog()
  let clock = noon
  var attempts = 1
  var fails = false
  /// A function that is called before each piece.
  var observer: @Sendable (Int) -> Void = { _ in }

  init(
    attempts: Int = 1, fails: Bool = false, observer: @escaping @Sendable (Int) -> Void = { _ in }
  ) {
    (self.attempts, self.fails, self.observer) = (attempts, fails, observer)
  }

  func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    for attempt in 1...attempts {
      sink.begin(AnswerHead())
      for hour in 0..<request.bucketCount {
        if attempt < attempts, hour == 1 { break }
        if fails, hour == 2 { throw BackendFailure("no more") }
        observer(hour)
        sink.take(Self.piece(hour, of: request))
      }
    }
  }

  private static func piece(_ hour: Int, of request: ExportRequest) -> DataTable {
    let start = (request.range.from + Int64(hour) * .hour).milliseconds
    let codes = (0..<rowsPerHour).map { UInt32($0 % 7000) }
    let texts = TextColumn(codes: codes, dictionary: TextList((0..<7000).map { "city \($0)" }))
    return DataTable([
      Column("timestamp", .time, .instants(Array(repeating: start, count: rowsPerHour))),
      Column("city.name", .label, .texts(texts)),
      Column(
        "http", .measure(.bytes), .integers((0..<rowsPerHour).map { start / 1000 + Int64($0) })),
    ])
  }
}

private struct PieceLog: AnswerSink {
  private(set) var pieces: [DataTable] = []
  var observer: (Int) -> Void = { _ in }

  init(observer: @escaping (Int) -> Void = { _ in }) { self.observer = observer }

  mutating func begin(_ head: AnswerHead) { pieces = [] }

  mutating func take(_ piece: DataTable) {
    observer(piece.rowCount)
    pieces.append(piece)
  }

  /// All rows in a fixed order.
  var rows: [[UInt8]] {
    pieces.flatMap { PQCacheTests.rows($0) }.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
