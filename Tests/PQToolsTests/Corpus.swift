import Foundation
import PQTestSupport
import Testing

/// The texts that completion must live with.
enum Corpus {
  /// Those without a mistake.
  static var right: [Text] {
    get throws {
      try (CorpusFolder.right.cases + CorpusFolder.vendor.cases).map(text)
        + Project.queries(in: "examples").map {
          Text(name: "examples/\($0.lastPathComponent)", Array(try Data(contentsOf: $0)))
        }
    }
  }

  /// Those with one.
  static var wrong: [Text] { get throws { try CorpusFolder.wrong.cases.map(text) } }

  /// A text that is short enough to be completed at each of its places.
  struct Text: CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    var testDescription: String { name }

    init(name: String, _ bytes: [UInt8]) {
      self.name = name
      self.bytes = Array(bytes.prefix(1500))
    }
  }

  private static func text(_ corpusCase: CorpusCase) throws -> Text {
    Text(name: corpusCase.testDescription, try corpusCase.query())
  }
}
