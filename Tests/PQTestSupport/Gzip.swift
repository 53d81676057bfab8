import Foundation

/// Packs bodies as servers do.
public enum Gzip {
  /// One member of gzip.
  public static func packed(_ bytes: [UInt8]) throws -> [UInt8] {
    Array(try ProgramRun(["/usr/bin/env", "gzip", "-n", "-9"], input: Data(bytes)).output)
  }
}
