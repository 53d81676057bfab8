public import Foundation

/// The folders of the project, found from the path of this file.
public enum Project {
  /// The root of the checkout.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Returns a file or a folder, given its path from the root.
  public static func path(_ path: String) -> URL { root.appending(path: path) }

  /// Returns the text of a file, given its path from the root.
  ///
  /// - Throws: An error if the file cannot be read.
  public static func text(_ path: String) throws -> String {
    try String(contentsOf: Self.path(path), encoding: .utf8)
  }

  /// Returns the entries of a folder in the order of their names, without hidden ones, given its path
  /// from the root. A folder that does not exist has none.
  public static func contents(of folder: String) -> [URL] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: path(folder).path)
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted().map {
      path(folder).appending(path: $0)
    }
  }

  /// Returns the Swift files below the folders Sources and Tests.
  public static var swiftFiles: [URL] {
    ["Sources", "Tests"].flatMap { folder in
      let files = FileManager.default.enumerator(at: path(folder), includingPropertiesForKeys: nil)
      return (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
    }
  }

  /// Returns the query files in a folder, in the order of their names.
  public static func queries(in folder: String) -> [URL] {
    contents(of: folder).filter { $0.pathExtension == "pq" }
  }

  /// The folder of the built programs.
  public static let programs = URL(filePath: tests).deletingLastPathComponent()

  /// The path of the built tests, which are beside the programs. On macOS they are a bundle. A program
  /// of Xcode loads it and gets the path of a file inside it.
  private static let tests: String = {
    let arguments = CommandLine.arguments
    guard let option = arguments.firstIndex(of: "--test-bundle-path"),
      let path = arguments.dropFirst(option + 1).first,
      let end = path.range(of: ".xctest")?.upperBound
    else { return arguments[0] }
    return String(path[..<end])
  }()
}
