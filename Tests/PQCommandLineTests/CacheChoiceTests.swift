import ArgumentParser
import Foundation
import PQ
import PQCache
import PQLive
import PQSystem
import PQTestSupport
import Testing

@testable import PQCommandLine
@testable import PQRun

/// The backends whose answers are cached.
@Suite struct CacheChoiceTests {
  private static let cache = AnswerCache(path: "/nowhere/pq")

  /// Returns true if the answers of a backend, given by its name or URL, are cached.
  private func keeps(_ place: String, _ options: String...) throws -> Bool {
    let line = ["--backend", place] + options + ["-c", ""]
    let command = try #require(try PQCommand.parseAsRoot(line) as? RunCommand)
    let choice = command.job.backend
    let live = LiveBackend(try choice.settings(.environment))
    return choice.live.cache.backend(before: live, Self.cache) is CachingBackend
  }

  @Test(arguments: ["live", "https://api.example/v1"])
  func remoteBackendsAreCached(place: String) throws {
    #expect(try keeps(place))
    #expect(try keeps(place, "--cache"))
    #expect(try keeps(place, "--now", "2030-01-01"))
    #expect(try !keeps(place, "--no-cache"))
  }

  @Test(arguments: ["http://127.0.0.1:8080/v1", "http://localhost:1", "https://[::1]:8443"])
  func loopbackBackendsAreCachedOnRequest(place: String) throws {
    #expect(try !keeps(place))
    #expect(try !keeps(place, "--no-cache"))
    #expect(try keeps(place, "--cache"))
  }

  @Test func withoutACacheFolderNothingIsCached() throws {
    let live = LiveBackend()
    #expect(CacheChoice.always.backend(before: live, nil) is LiveBackend)
  }

  @Test(arguments: ["demo", "\(Project.path("examples/data/by-browser.csv").path)"])
  func localBackendsAreNeverCached(place: String) throws {
    var choice = BackendChoice(option: FilePath(place))
    choice.live.cache = .always
    #expect(try !(choice.session().backend is CachingBackend))
  }
}
