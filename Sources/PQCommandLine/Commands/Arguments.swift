// Types of the libraries as command-line arguments. A conformance of a public type to a public protocol
// is public, and therefore the imports must be public too.
public import ArgumentParser
package import PQ
public import PQLive
public import PQRender
package import PQSystem

extension OutputFormat: ExpressibleByArgument {}
extension WireFormat: ExpressibleByArgument {}
extension FixtureForm: ExpressibleByArgument {}
extension RenderOptions.TimeStyle: ExpressibleByArgument {}

extension FilePath: ExpressibleByArgument {
  /// Creates the path of an argument, with exactly its bytes.
  package init?(argument: String) { self.init(escaped: argument) }
}

/// Arguments that are texts and not paths.
enum TextArgument {
  /// The error of an argument that is not UTF-8.
  struct NotUTF8: Error, CustomStringConvertible {
    let description = "it is not UTF-8"
  }

  /// Returns the text of an argument.
  ///
  /// - Throws: `NotUTF8`. Invalid bytes are not replaced, because that would change the text.
  static func text(of argument: String) throws(NotUTF8) -> String {
    guard let text = EscapedBytes.plainText(of: argument) else { throw NotUTF8() }
    return text
  }
}
