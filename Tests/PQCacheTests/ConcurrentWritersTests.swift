import Foundation
import PQEngine
import PQModel
import PQTestSupport
import Testing

@testable import PQCache

/// Several tasks and several processes can use one folder at the same time.
@Suite struct ConcurrentWritersTests {
  private static func work(in cache: AnswerCache, seed: UInt64, steps: Int) async throws -> Bool {
    var random = SeededRandom(seed: seed)
    var service = ChangingBackend(clock: noon)
    service.cache = cache
    var isRight = true
    for _ in 0..<steps {
      let request = try service.randomRequest(&random)
      let cached = service.cached
      let table = try await cached.answer(request)
      isRight = isRight && rows(table) == rows(service.table(for: request)) && cached.notes == []
      if random.next(25) == 0 { try cache.clear() }
    }
    return isRight
  }

  @Test(arguments: [AnswerCache.usualSizeLimit, 12 * 4096] as [Int64])
  func manyTasks(sizeLimit: Int64) async throws {
    let temporary = TemporaryFolder()
    let cache = temporary.cache(sizeLimit: sizeLimit)
    let areRight = try await withThrowingTaskGroup(of: Bool.self) { group in
      for seed in 0..<8 as Range<UInt64> {
        group.addTask { try await Self.work(in: cache, seed: seed, steps: 40) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(areRight == Array(repeating: true, count: 8))
    #expect(try temporary.files.allSatisfy { $0.pathExtension != "draft" })
  }

  #if os(Linux)
    @Test(.ownThread) func severalProcesses() async throws {
      let temporary = TemporaryFolder()
      let path = temporary.cachePath
      let runs = try await withThrowingTaskGroup(of: ProgramRun.self) { group in
        for _ in 0..<3 {
          group.addTask { try OtherProcess.run("oneOfSeveralProcesses", in: path) }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      for run in runs { #expect(run.hasPassed("oneOfSeveralProcesses"), "\(run.report)") }
      #expect(try temporary.files.allSatisfy { $0.pathExtension != "draft" })
    }
  #endif

  @Test(.enabled(if: OtherProcess.folder != nil))
  func oneOfSeveralProcesses() async throws {
    let cache = AnswerCache(path: try #require(OtherProcess.folder), sizeLimit: 12 * 4096)
    #expect(try await Self.work(in: cache, seed: .random(in: 0..<1000), steps: 100))
  }
}
