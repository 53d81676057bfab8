import Foundation
import PQTestSupport
import Testing

/// Packages are fetched only for builds that need them.
///
/// The manifests are copied to a folder where nothing has been fetched yet.
@Suite(.ownThread) struct ResolutionTests {
  private static let hosts = ["examples/embedding/report", "examples/embedding/backend"]
  private static let server = "examples/embedding/server"
  private let folder = TemporaryFolder()

  init() throws {
    for package in ["."] + Self.hosts + [Self.server] {
      let manifest = "\(package)/Package.swift"
      try folder.write(try Project.text(manifest), to: manifest)
    }
  }

  @Test func theProgramNeedsOneOtherPackage() throws {
    #expect(try packagesFetched(for: ".") == ["swift-argument-parser"])
  }

  @Test(arguments: hosts)
  func aHostProgramNeedsNone(host: String) throws {
    #expect(try packagesFetched(for: host) == [])
  }

  @Test func aServerNeedsItsHTTPServerOnly() throws {
    #expect(try packagesFetched(for: Self.server) == ["FlyingFox"])
  }

  /// Returns the names of the packages that are fetched for the package in a folder.
  private func packagesFetched(for package: String) throws -> [String] {
    let scratch = folder.url.appending(path: "scratch")
    let run = try PackageManager.run(
      ["package", "--package-path", package, "--scratch-path", scratch.path, "resolve"],
      in: folder.url)
    try #require(run.status == 0, "\(String(decoding: run.errors, as: UTF8.self))")
    return try FileManager.default.contentsOfDirectory(
      atPath: scratch.appending(path: "checkouts").path
    ).sorted()
  }
}
