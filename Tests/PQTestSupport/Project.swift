public import Foundation

/// The folders of the project, found from where this file stands.
public enum Project {
  /// The root of the checkout.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A file or a folder by its path from the root.
  public static func path(_ path: String) -> URL { root.appending(path: path) }

  /// The text of a file by its path from the root.
  public static func text(_ path: String) throws -> String {
    try String(contentsOf: Self.path(path), encoding: .utf8)
  }

  /// What a folder holds, by its path from the root, in the order of the names.
  public static func contents(of folder: String) -> [URL] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: path(folder).path)
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted().map {
      path(folder).appending(path: $0)
    }
  }

  /// The files of queries in a folder, in the order of the names.
  public static func queries(in folder: String) -> [URL] {
    contents(of: folder).filter { $0.pathExtension == "pq" }
  }

  /// The folder of the built programs.
  public static let programs = URL(filePath: tests).deletingLastPathComponent()

  /// The path of the built tests, which lie beside the programs. On macOS they are a bundle, which a
  /// program of Xcode's loads and is given the path of a file inside.
  private static let tests: String = {
    let arguments = CommandLine.arguments
    guard let option = arguments.firstIndex(of: "--test-bundle-path"),
      let path = arguments.dropFirst(option + 1).first,
      let end = path.range(of: ".xctest")?.upperBound
    else { return arguments[0] }
    return String(path[..<end])
  }()
}
