public import PQModel

/// Writes a table as text in one format.
///
/// A renderer takes one pass over the rows and hands each line on as soon as it is whole, so that
/// the memory it needs does not grow with the number of rows. It has no errors of its own: it
/// throws what the sink throws.
public protocol Renderer: Sendable {
  /// Writes the whole table. Whoever made the sink flushes it.
  func render(_ table: Table, to sink: inout ByteSink) throws
}

extension Renderer {
  /// Writes the table in chunks of about 64 KiB, each of which ends at the end of a line.
  ///
  /// What the closure throws ends the rendering and is thrown on. So that it can do so in time, it
  /// also gets empty chunks while a long table is measured.
  public func render(_ table: Table, write: ([UInt8]) throws -> Void) throws {
    try withoutActuallyEscaping(write) { write in
      var sink = ByteSink(write: write)
      try render(table, to: &sink)
      try sink.flush()
    }
  }

  /// The table as one text, for tables that fit into memory.
  public func text(of table: Table) -> String {
    var bytes: [UInt8] = []
    // Only a sink can fail, and this one does not.
    try? render(table) { chunk in bytes += chunk }
    return String(decoding: bytes, as: UTF8.self)
  }
}
