import Foundation

/// Compresses bodies as servers do.
public enum Gzip {
  /// Returns the bytes compressed as one gzip member.
  ///
  /// - Throws: An error if the program `gzip` cannot be run.
  public static func packed(_ bytes: [UInt8]) throws -> [UInt8] {
    Array(try ProgramRun(["/usr/bin/env", "gzip", "-n", "-9"], input: Data(bytes)).output)
  }
}
