import Foundation
import PQModel
import PQTestSupport
import Testing

@testable import PQCache

/// An entry is read as it was written, and no other file is accepted.
@Suite struct EntryFileTests {
  private let folder: TemporaryFolder
  private let request: ExportRequest
  private let key: AnswerKey
  private let entry = EntryName(range: .buckets(0..<3), metrics: [.http, .sessions])
  private let answer: AnswerColumns
  private let bytes: [UInt8]

  init() throws {
    folder = TemporaryFolder()
    request = try .hours(0..<3, [.http, .sessions], by: [.ispName, .cityName])
    key = AnswerKey(request, in: .some)
    answer = AnswerColumns(
      ColumnLayout(dimensions: key.dimensions, metrics: entry.metrics),
      starts: [0, 1, 1].map { TimeRange.buckets($0..<$0).from.milliseconds },
      labels: [TextColumn(["K\u{F6}ln", "Ko\u{308}ln", ""]), TextColumn(["x", "x", "東京"])],
      values: [.integers([.max, .min, 0]), .decimals([0.1, 2.5e-300, -0.0])])
    bytes = try Self.written([answer], entry, key, in: folder)
  }

  /// Returns the bytes of an entry to which the answers were added in order.
  private static func written(
    _ answers: [AnswerColumns], _ entry: EntryName, _ key: AnswerKey, in folder: TemporaryFolder,
    fetches: [FetchedRange]? = nil
  ) throws -> [UInt8] {
    let root = try Folder(path: folder.url.path)
    try root.makeFolder(key.digest.name)
    let shelf = folder.url.appending(path: key.digest.name)
    let before = try FileManager.default.contentsOfDirectory(atPath: shelf.path)
    let draft = try EntryDraft(
      entry, fetches ?? [FetchedRange(range: entry.range, clock: noon)],
      on: try KeyFolder(key, in: root), sizeLimit: .max)
    for answer in answers { draft.add(answer) }
    try draft.finish()
    // The draft was renamed to the name of the entry.
    let after = try FileManager.default.contentsOfDirectory(atPath: shelf.path)
    #expect(Set(after) == Set(before).union([entry.fileName]))
    return try Array(Data(contentsOf: shelf.appending(path: entry.fileName)))
  }

  /// Returns the blocks of rows in the file of an entry, or `nil` if the file is worthless.
  private func blocks(
    _ bytes: [UInt8], as entry: EntryName? = nil, wanted: [Metric]? = nil,
    key: AnswerKey? = nil, clock: Instant = noon, verifies: Bool = true
  ) throws -> [AnswerColumns]? {
    let entry = entry ?? self.entry
    try Data(bytes).write(to: folder.url.appending(path: entry.fileName))
    let place = try Folder(path: folder.url.path)
    do throws(EntryFailure) {
      let file = try EntryFile(entry, of: key ?? self.key, in: place, clock: clock)
      if verifies { try file.verify() }
      var blocks: [AnswerColumns] = []
      try file.read(wanted ?? entry.metrics) { blocks.append($0) }
      return blocks
    } catch {
      #expect(error == .invalid)
      return nil
    }
  }

  @Test func rowsRoundTrip() throws {
    #expect(try blocks(bytes) == [answer])
  }

  @Test func someMetricsRoundTrip() throws {
    let some = ColumnLayout(dimensions: key.dimensions, metrics: [.sessions])
    #expect(try blocks(bytes, wanted: [.sessions]) == [answer.arranged(some)])
  }

  @Test func anAnswerWithoutRowsRoundTrips() throws {
    #expect(try blocks(Self.written([], entry, key, in: folder)) == [])
    let empty = AnswerColumns(empty: answer.layout)
    #expect(try blocks(Self.written([empty, empty], entry, key, in: folder)) == [])
  }

  /// Each block has only the texts that it uses, not the whole dictionary.
  @Test func piecesAreReadAsBlocks() throws {
    var other = answer
    other.labels[0] = TextColumn(codes: [2, 2, 2], dictionary: ["unused", "as well", "Brno"])
    let blocks = try #require(try blocks(Self.written([answer, other], entry, key, in: folder)))
    #expect(blocks.map(\.rowCount) == [3, 3] && blocks[0] == answer)
    #expect(blocks[1].labels[0] == TextColumn(["Brno", "Brno", "Brno"]))
    #expect(blocks[1].values == answer.values)
  }

  @Test func aLongAnswerIsReadInBlocks() throws {
    let count = 2 * EntryBlock.maxRows + 5
    let values = (0..<40_000).map { "value \($0)" }
    let texts = TextColumn(codes: (0..<count).map { UInt32($0 * 2) }, dictionary: TextList(values))
    let long = AnswerColumns(
      answer.layout, starts: (0..<count).map { TimeRange.buckets($0 % 3..<3).from.milliseconds },
      labels: [texts, TextColumn(Array(repeating: "x", count: count))],
      values: [.integers(Array(0..<Int64(count))), .decimals((0..<count).map { Double($0) })])
    let blocks = try #require(try blocks(Self.written([long], entry, key, in: folder)))
    #expect(blocks.map(\.rowCount) == [EntryBlock.maxRows, EntryBlock.maxRows, 5])
    #expect(
      blocks.flatMap { block in (0..<block.rowCount).map { block.labels[0][$0] } }
        == (0..<count).map { "value \($0 * 2)" })
    #expect(blocks.flatMap(\.starts) == long.starts)
  }

  @Test func rowsOutsideAreLeftOut() throws {
    let part = EntryName(range: .buckets(1..<3), metrics: entry.metrics)
    let blocks = try blocks(Self.written([answer], part, key, in: folder), as: part)
    #expect(blocks?.map(\.rowCount) == [2])
  }

  @Test func fetchesRoundTrip() throws {
    let fetches = [
      FetchedRange(range: .buckets(0..<2), clock: noon - .hour),
      FetchedRange(range: .buckets(2..<3), clock: noon),
    ]
    let bytes = try Self.written([answer], entry, key, in: folder, fetches: fetches)
    let header = bytes.withUnsafeBytes { EntryHeader($0, entry) }
    #expect(header?.fetches == fetches && header?.rowCount == 3)
    #expect(header?.size == bytes.count - (header?.bodySize ?? 0))
  }

  /// The ranges of the fetches must make up the range of the entry.
  @Test(arguments: [([3], true), ([1, 3], true), ([2], false), ([4], false), ([2, 2, 3], false)])
  func fetchesEndWhereTheEntryDoes(ends: [Int], areWhole: Bool) throws {
    let fetches = ends.map { FetchedRange(range: .buckets(0..<$0), clock: noon) }
    let bytes = EntryHeader(digest: key.digest, fetches: fetches).bytes(fileName: entry.fileName)
    #expect((bytes.withUnsafeBytes { EntryHeader($0, entry) } != nil) == areWhole)
  }

  @Test func everyChangedByteIsDetected() throws {
    var random = SeededRandom(seed: 1)
    for place in bytes.indices {
      for change in [1, 0x80, UInt8(1 + random.next(255))] {
        var damaged = bytes
        damaged[place] ^= change
        #expect(try blocks(damaged) == nil, "byte \(place) ^ \(change)")
      }
    }
  }

  @Test func cutFilesAreRejected() throws {
    for count in bytes.indices { #expect(try blocks(Array(bytes[..<count])) == nil) }
    #expect(try blocks(bytes + [0]) == nil)
  }

  @Test func otherFilesAreRejected() throws {
    var random = SeededRandom(seed: 2)
    for _ in 0..<200 {
      let noise = (0..<random.next(400)).map { _ in UInt8(random.next(256)) }
      #expect(try blocks(noise) == nil)
      #expect(try blocks(Array(bytes[..<headerSize]) + noise) == nil)
    }
    #expect(try blocks(Array(repeating: 0, count: bytes.count)) == nil)
  }

  @Test func aFileOfAnotherNameIsRejected() throws {
    let other = EntryName(range: .buckets(1..<4), metrics: entry.metrics)
    #expect(try blocks(bytes, as: other) == nil)
    #expect(try blocks(bytes, as: EntryName(range: entry.range, metrics: [.http, .p2p])) == nil)
  }

  @Test func aFileOfAnotherKeyIsRejected() throws {
    let scope = CacheScope(endpoint: "https://api.example/v1", account: "another")
    #expect(try blocks(bytes, key: AnswerKey(request, in: scope)) == nil)
  }

  /// If the entry is more than ten minutes newer than the clock, one of the clocks was wrong.
  @Test func aFileFromTheFutureIsRejected() throws {
    #expect(try blocks(bytes, clock: noon - 10 * .minute) == [answer])
    #expect(try blocks(bytes, clock: noon - 11 * .minute) == nil)
  }

  @Test func rowsBetweenBucketsCannotBeHeld() throws {
    var odd = answer
    odd.starts[1] += 1
    var writer = ByteWriter()
    let block = EntryBlock(range: entry.range, interval: .h1)
    let rows = RowRuns(odd.starts, in: entry.range)
    #expect(!block.write(odd, rows, to: &writer) && block.write(answer, rows, to: &writer))
    let root = try Folder(path: folder.url.path)
    let draft = try EntryDraft(
      entry, [FetchedRange(range: entry.range, clock: noon)], on: try KeyFolder(key, in: root),
      sizeLimit: .max)
    draft.add(odd)
    draft.add(answer)
    try draft.finish()
    let shelf = folder.url.appending(path: key.digest.name)
    // The draft has not replaced the entry of the test.
    #expect(try Data(contentsOf: shelf.appending(path: entry.fileName)) == Data(bytes))
    #expect(try FileManager.default.contentsOfDirectory(atPath: shelf.path).count == 1)
  }

  /// The checksums are right, but the rows are not.
  @Test func invalidRowsAreRejected() throws {
    var random = SeededRandom(seed: 3)
    let body = Array(bytes[headerSize...])
    for place in body.indices {
      for value in [0, 0xFF, UInt8(random.next(256))] {
        var forged = body
        forged[place] = value
        for rowCount in [3, 0, 1 << 62] { _ = try blocks(forge(forged, rowCount: rowCount)) }
      }
    }
    #expect(try blocks(forge(body, rowCount: 3)) == [answer])
    #expect(try blocks(forge(body, rowCount: 2)) == nil)
  }

  private var headerSize: Int { EntryHeader(digest: key.digest, fetches: fetches).size }
  private var fetches: [FetchedRange] { [FetchedRange(range: entry.range, clock: noon)] }

  private func forge(_ body: [UInt8], rowCount: Int) -> [UInt8] {
    var header = EntryHeader(digest: key.digest, fetches: fetches)
    header.rowCount = rowCount
    header.bodySize = body.count
    var checksum = Checksum()
    body.withUnsafeBytes { checksum.add($0) }
    header.bodyChecksum = checksum.value
    return header.bytes(fileName: entry.fileName) + body
  }
}
