import Foundation
import PQTestSupport
import Testing

/// Texts for the tests of completion and highlighting.
enum Corpus {
  /// The texts without mistakes.
  static var right: [Text] {
    get throws {
      try (CorpusFolder.right.cases + CorpusFolder.vendor.cases).map(text)
        + Project.queries(in: "examples").map {
          Text(name: "examples/\($0.lastPathComponent)", Array(try Data(contentsOf: $0)))
        }
    }
  }

  /// The texts with mistakes.
  static var wrong: [Text] { get throws { try CorpusFolder.wrong.cases.map(text) } }

  /// A text, cut to a length at which each of its places can be tested.
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
