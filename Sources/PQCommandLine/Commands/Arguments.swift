// The library's types as the command line spells them. A conformance of a public type to a public
// protocol is public, and so must be the imports.
public import ArgumentParser
public import PQLive
public import PQRender
package import PQSystem

extension OutputFormat: ExpressibleByArgument {}
extension WireFormat: ExpressibleByArgument {}
extension RenderOptions.TimeStyle: ExpressibleByArgument {}

extension FilePath: ExpressibleByArgument {
  /// The path of an argument, byte for byte.
  package init?(argument: String) { self.init(escaped: argument) }
}

/// Arguments that are texts, and not paths.
enum TextArgument {
  /// Why an argument cannot be a text.
  struct NotUTF8: Error, CustomStringConvertible {
    let description = "it is not UTF-8"
  }

  /// The text of an argument.
  ///
  /// - Throws: `NotUTF8`; a text that is repaired would be another one.
  static func text(of argument: String) throws(NotUTF8) -> String {
    guard let text = EscapedBytes.plainText(of: argument) else { throw NotUTF8() }
    return text
  }
}
