import Foundation

/// A body that another program has compressed.
enum GzipSample {
  static let text = """
    {"timestamp":1509494400000,"http":0}
    {"timestamp":1509494460000,"http":1}
    {"timestamp":1509494520000,"http":2}

    """

  static let packed = Array(
    Data(
      base64Encoded: "H4sIAAAAAAACA6tWKsnMTS0uScwtULIyNDWwNLE0MTEAAR2ljJISoKBBLVc1NkVm"
        + "yIoMsSsyNUJWZFTLBQCFUVs0bwAAAA==") ?? Data())
}
