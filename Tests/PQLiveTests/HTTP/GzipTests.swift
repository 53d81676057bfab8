import Foundation
import PQTestServers
import PQTestSupport
import Testing

@testable import PQHTTP
@testable import PQLive

/// A compressed answer is accepted if each gzip member is complete and its checksum is right.
@Suite struct GzipTests {
  private static let gzip = [("Content-Encoding", "gzip")]

  private static func read(
    _ packed: [UInt8], headers: [(String, String)] = gzip, pieceSize: Int = 1000
  ) async throws(NetworkFailure) -> [UInt8] {
    let transport = ScriptedTransport(pieceSize: pieceSize) { _, _ in
      Reply(bytes: packed, headers: headers)
    }
    return try await transport.transport.fetch("http://x.example").body
  }

  private static func failure(
    _ packed: [UInt8], headers: [(String, String)] = gzip
  ) async -> NetworkFailure? {
    do throws(NetworkFailure) {
      _ = try await read(packed, headers: headers)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [1, 7, 1000])
  func membersAreReadOneAfterTheOther(pieceSize: Int) async throws {
    let texts = ["first ", "", String(repeating: "second ", count: 100_000), "third"]
    let packed = try texts.flatMap { try Gzip.packed(Array($0.utf8)) }
    let body = try await Self.read(packed, pieceSize: pieceSize)
    #expect(body == Array(texts.joined().utf8))
  }

  @Test(arguments: ["gzip", "GZIP", "x-gzip", " gzip", "identity, gzip"])
  func gzipEncodingIsRecognized(name: String) async throws {
    let headers = [("Content-Encoding", name)]
    #expect(
      try await Self.read(GzipSample.packed, headers: headers) == Array(GzipSample.text.utf8))
  }

  /// The body is cut at each byte, while the HTTP framing is complete.
  @Test(arguments: WireFormat.allCases)
  func cutAnswerIsRetriedAndNeverAccepted(wire: WireFormat) async throws {
    let packed = try Gzip.packed(
      Array((wire == .csv ? LiveSample.goodCSV : LiveSample.goodJSON).utf8))
    #expect(packed.count > 90)
    for count in packed.indices {
      let transport = ScriptedTransport(
        Reply(bytes: Array(packed.prefix(count)), headers: Self.gzip))
      let backend = try LiveSample.backend(transport) {
        $0.wire = wire
        $0.retry.maxTries = 2
      }
      let failure = try #require(
        await backend.failure(of: LiveSample.request()), "cut at \(count), and believed")
      #expect(failure.kind == .network)
      #expect(transport.requests.count == 2)
    }
  }

  @Test func theSecondTryMayBeWhole() async throws {
    let packed = try Gzip.packed(Array(LiveSample.goodCSV.utf8))
    let transport = ScriptedTransport { _, number in
      Reply(bytes: number == 0 ? packed.dropLast() : packed, headers: Self.gzip)
    }
    let backend = try LiveSample.backend(transport) { $0.wire = .csv }
    #expect(try await backend.rows(of: LiveSample.request()) == LiveSample.goodTable)
  }

  /// The trailer consists of the CRC-32 and the length.
  @Test(arguments: 1...8)
  func wrongTrailerFails(place: Int) async throws {
    var packed = try Gzip.packed(Array("some text".utf8))
    packed[packed.count - place] ^= 1
    guard case .damaged? = await Self.failure(packed) else {
      Issue.record("it was believed")
      return
    }
    guard case .damaged? = await Self.failure(GzipSample.packed + packed) else {
      Issue.record("the second member was believed")
      return
    }
  }

  private static let rests: [[UInt8]] = [
    [0], [0x1F], Array("{}".utf8), GzipSample.packed.dropLast(),
  ]

  @Test(arguments: rests)
  func extraBytesFail(rest: [UInt8]) async {
    guard case .damaged? = await Self.failure(GzipSample.packed + rest) else {
      Issue.record("it was believed")
      return
    }
  }

  @Test(arguments: ["deflate", "br", "zstd", "gzip, gzip", "gzip, br", "xz"])
  func otherEncodingsFail(name: String) async {
    let failure = await Self.failure(GzipSample.packed, headers: [("Content-Encoding", name)])
    guard case .badEncoding(let words)? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    let isUsual = ["deflate", "br", "zstd"].contains(name)
    let way = isUsual ? "with \(name)" : "in an unknown way"
    #expect(words == "it is packed \(way), which was not asked for")
  }

  /// libcurl would decompress it without an error if it is cut.
  @Test func gzipTransferEncodingIsRefused() async throws {
    for body in [GzipSample.packed, GzipSample.packed.dropLast(12)] {
      let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"
      let chunks = "\(String(body.count, radix: 16))\r\n".utf8 + body + "\r\n0\r\n\r\n".utf8
      let server = try LoopbackServer { _ in [.send(Array(head.utf8) + chunks)] }
      let failure = await HTTPTransport.curl(TransferLimits(), caFile: nil).failure(server.url)
      guard case .badEncoding? = failure else {
        Issue.record("\(String(describing: failure))")
        return
      }
    }
  }

  @Test func sizeLimitCountsDecompressedBytes() async throws {
    let packed = try Gzip.packed([UInt8](repeating: 0x20, count: 3_000_000))
    for (limit, isEnough) in [(3_000_000, true), (2_999_999, false), (1000, false)] {
      let limits = TransferLimits.with { $0.bodySize = limit }
      let server = try LoopbackServer(Reply(bytes: packed, headers: Self.gzip))
      let failure = await HTTPTransport.curl(limits, caFile: nil).failure(server.url)
      #expect(failure == (isEnough ? nil : .tooLarge(limit: limit)))
    }
  }

  @Test func aReaderThatIsCancelledUnpacksNoMore() async throws {
    let packed = try Gzip.packed([UInt8](repeating: 0x20, count: 50_000_000))
    let transport = ScriptedTransport(pieceSize: 1 << 20) { _, _ in
      Reply(bytes: packed, headers: Self.gzip)
    }
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await transport.transport.failure("http://x.example")
    }
    #expect(await task.value == .cancelled)
  }

  @Test func aMachineWithoutZlibDoesNotAskForGzip() {
    guard case .failure(.badEncoding(let words)) = ZlibLibrary.open(["libno-such-thing.so.1"])
    else {
      Issue.record("it was opened")
      return
    }
    #expect(words.hasPrefix("it is packed with gzip, and zlib cannot be opened: "))
    #expect(ContentCoding.accepted == (ZlibLibrary.isThere ? "gzip" : "identity"))
  }
}

/// The declarations for zlib, written without its headers, are correct.
extension GzipTests {
  private static let fields = [
    "next_in", "avail_in", "total_in", "next_out", "avail_out", "total_out", "msg", "state",
    "zalloc", "zfree", "opaque", "data_type", "adler", "reserved",
  ]

  private static func compile(_ program: String) throws -> ProgramRun {
    try ProgramRun(
      [
        "/usr/bin/env", "clang", "-x", "c", "-fsyntax-only", "-I",
        Project.path("Sources/CZlib").path, "-",
      ], environment: ProcessInfo.processInfo.environment, input: Data((program + "\n").utf8))
  }

  private static let hasHeaders = (try? compile("#include <zlib.h>").status == 0) ?? false

  @Test(.enabled(if: hasHeaders, "zlib's headers are not installed"))
  func theStreamIsThatOfTheHeader() throws {
    let checks = Self.fields.map { field in
      "_Static_assert(offsetof(czlib_z_stream, \(field)) == offsetof(z_stream, \(field)), \"\");"
    }
    let program = """
      #include <stddef.h>
      #include <zlib.h>
      #include "stream.h"
      \(checks.joined(separator: "\n"))
      _Static_assert(sizeof(czlib_z_stream) == sizeof(z_stream), "size");
      _Static_assert(Z_OK == 0 && Z_STREAM_END == 1 && Z_BUF_ERROR == -5, "results");
      _Static_assert(Z_NO_FLUSH == 0 && MAX_WBITS == 15, "values");
      """
    let run = try Self.compile(program)
    #expect(run.status == 0, "\(String(decoding: run.errors, as: UTF8.self))")
  }
}
