import Foundation
import PQTestSupport
import Testing

/// The texts that completion must live with.
enum Corpus {
  /// Those without a mistake.
  static let right = texts(
    Project.contents(of: "Tests/Corpus/Right").filter { $0.pathExtension == "txt" }
      + Project.contents(of: "Tests/Corpus/Vendor").filter { $0.pathExtension == "txt" }
      + Project.queries(in: "examples"))

  /// Those with one.
  static let wrong = texts(Project.queries(in: "Tests/Corpus/Wrong"))

  /// A text that is short enough to be completed at each of its places.
  struct Text: CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    var testDescription: String { name }
  }

  private static func texts(_ files: [URL]) -> [Text] {
    files.compactMap { file in
      let folder = file.deletingLastPathComponent().lastPathComponent
      return (try? Data(contentsOf: file)).map {
        Text(name: "\(folder)/\(file.lastPathComponent)", bytes: Array($0.prefix(1500)))
      }
    }
  }
}
