public import PQModel

/// A writer of tables as text in one format.
///
/// A renderer passes each line on as soon as it is complete. It does not hold the whole output in
/// memory. It has no errors of its own: it rethrows those of the sink.
public protocol Renderer: Sendable {
  /// Writes a table to a sink. The caller flushes the sink.
  ///
  /// - Throws: the error of the sink's closure.
  func render(_ table: Table, to sink: inout ByteSink) throws
}

extension Renderer {
  /// Writes a table in chunks of about 64 KiB. Each chunk ends at the end of a line.
  ///
  /// While `table` measures a long table, the closure gets empty chunks, so that it can cancel in time.
  ///
  /// - Throws: the error of the closure, which ends the rendering.
  public func render(_ table: Table, write: ([UInt8]) throws -> Void) throws {
    try withoutActuallyEscaping(write) { write in
      var sink = ByteSink(write: write)
      try render(table, to: &sink)
      try sink.flush()
    }
  }

  /// Returns the rendered table as one string, which must fit into memory.
  public func text(of table: Table) -> String {
    var bytes: [UInt8] = []
    // Only the closure can throw, and this one does not.
    try? render(table) { chunk in bytes += chunk }
    return String(decoding: bytes, as: UTF8.self)
  }
}
