// The library's types as the command line spells them. A conformance of a public type to a public
// protocol is public, and so must be the imports.
public import ArgumentParser
public import PQLive
public import PQModel
public import PQRender

extension Instant: ExpressibleByArgument {
  /// Reads a time of the command line.
  public init?(argument: String) {
    if let milliseconds = Int64(argument), (0...253_402_300_799_999).contains(milliseconds) {
      self.init(milliseconds: milliseconds)
    } else {
      self.init(iso8601: argument)
    }
  }
}

extension OutputFormat: ExpressibleByArgument {}
extension WireFormat: ExpressibleByArgument {}
extension RenderOptions.TimeStyle: ExpressibleByArgument {}
