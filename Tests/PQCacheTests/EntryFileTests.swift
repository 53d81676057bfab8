import Foundation
import PQModel
import PQTestSupport
import Testing

@testable import PQCache

/// What is written is read again, and nothing else is taken for it.
@Suite struct EntryFileTests {
  private let folder: TemporaryFolder
  private let request: ExportRequest
  private let key: AnswerKey
  private let entry = KeptAnswer(range: .buckets(0..<3), metrics: [.http, .sessions])
  private let answer: Answer
  private let bytes: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    request = try .hours(0..<3, [.http, .sessions], by: [.ispName, .cityName])
    key = AnswerKey(request, in: .some)
    answer = Answer(
      Layout(dimensions: key.dimensions, metrics: entry.metrics),
      starts: [0, 1, 1].map { TimeRange.buckets($0..<$0).from.milliseconds },
      labels: [TextColumn(["K\u{F6}ln", "Ko\u{308}ln", ""]), TextColumn(["x", "x", "東京"])],
      values: [.integers([.max, .min, 0]), .decimals([0.1, 2.5e-300, -0.0])])
    bytes = try #require(EntryFile.bytes(of: answer, entry, of: key, clock: noon)).flatMap { $0 }
  }

  private func read(
    _ bytes: [UInt8], as entry: KeptAnswer? = nil, wanted: [Metric]? = nil,
    key: AnswerKey? = nil, clock: Instant = noon
  ) throws -> Answer? {
    let entry = entry ?? self.entry
    try Data(bytes).write(to: folder.url.appending(path: entry.fileName))
    let place = try Folder(path: folder.url.path)
    do throws(EntryFailure) {
      let file = try EntryFile(entry, of: key ?? self.key, in: place, clock: clock)
      return try file.answer(wanted: wanted ?? entry.metrics)
    } catch {
      #expect(error == .worthless)
      return nil
    }
  }

  @Test func rowsComeBack() throws {
    #expect(try read(bytes) == answer)
  }

  @Test func someMetricsComeBack() throws {
    let some = Layout(dimensions: key.dimensions, metrics: [.sessions])
    #expect(try read(bytes, wanted: [.sessions]) == answer.arranged(some))
  }

  @Test func anAnswerWithoutRowsComesBack() throws {
    let empty = Answer(empty: answer.layout)
    let pieces = try #require(EntryFile.bytes(of: empty, entry, of: key, clock: noon))
    #expect(try read(pieces.flatMap { $0 }) == empty)
  }

  @Test func everyChangedByteIsSeen() throws {
    var random = SeededRandom(seed: 1)
    for place in bytes.indices {
      for change in [1, 0x80, UInt8(1 + random.next(255))] {
        var damaged = bytes
        damaged[place] ^= change
        #expect(try read(damaged) == nil, "byte \(place) ^ \(change)")
      }
    }
  }

  @Test func everyCutIsSeen() throws {
    for count in bytes.indices { #expect(try read(Array(bytes[..<count])) == nil) }
    #expect(try read(bytes + [0]) == nil)
  }

  @Test func otherFilesAreSeen() throws {
    var random = SeededRandom(seed: 2)
    for _ in 0..<200 {
      let noise = (0..<random.next(400)).map { _ in UInt8(random.next(256)) }
      #expect(try read(noise) == nil)
      #expect(try read(Array(bytes[..<EntryHeader.size]) + noise) == nil)
    }
    #expect(try read(Array(repeating: 0, count: bytes.count)) == nil)
  }

  @Test func aFileOfAnotherNameIsSeen() throws {
    let other = KeptAnswer(range: .buckets(1..<4), metrics: entry.metrics)
    #expect(try read(bytes, as: other) == nil)
    #expect(try read(bytes, as: KeptAnswer(range: entry.range, metrics: [.http, .p2p])) == nil)
  }

  @Test func aFileOfAnotherKeyIsSeen() throws {
    let scope = CacheScope(endpoint: "https://api.example/v1", account: "another")
    #expect(try read(bytes, key: AnswerKey(request, in: scope)) == nil)
  }

  /// One of the clocks is wrong.
  @Test func aFileFromTheFutureIsWorthless() throws {
    #expect(try read(bytes, clock: noon - 10 * .minute) == answer)
    #expect(try read(bytes, clock: noon - 11 * .minute) == nil)
  }

  @Test func rowsBetweenBucketsCannotBeHeld() {
    var odd = answer
    odd.starts[1] += 1
    #expect(EntryFile.bytes(of: odd, entry, of: key, clock: noon) == nil)
    odd.starts[1] = 0
    #expect(EntryFile.bytes(of: odd, entry, of: key, clock: noon) == nil)
  }

  /// With checksums that are right: whoever wrote it meant it so.
  @Test func forgedRowsAreNotBelieved() throws {
    var random = SeededRandom(seed: 3)
    let body = Array(bytes[EntryHeader.size...])
    for place in body.indices {
      for value in [0, 0xFF, UInt8(random.next(256))] {
        var forged = body
        forged[place] = value
        for rowCount in [3, 0, 1 << 62] { _ = try read(forge(forged, rowCount: rowCount)) }
      }
    }
    #expect(try read(forge(body, rowCount: 3)) == answer)
    #expect(try read(forge(body, rowCount: 2)) == nil)
  }

  private func forge(_ body: [UInt8], rowCount: Int) -> [UInt8] {
    let checksum = body.withUnsafeBytes { Checksum.of($0) }
    let header = EntryHeader(
      digest: key.digest, clock: noon, rowCount: rowCount, bodySize: body.count,
      bodyChecksum: checksum)
    return header.bytes(fileName: entry.fileName) + body
  }
}
