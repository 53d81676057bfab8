import PQHTTP

/// The secret that an account is known by: it can be sent, and not printed.
///
/// Neither a description nor a mirror shows anything of it, whatever it is a part of.
public struct Token: Sendable {
  private let bytes: [UInt8]

  /// The longest that is taken, in bytes.
  static let sizeLimit = 8192

  /// A token from its text; white space around it does not count.
  ///
  /// - Throws: if nothing is left, or something that no header can hold.
  public init(_ text: String) throws(TokenFailure) {
    try self.init(bytes: Array(text.utf8))
  }

  /// A token from the bytes of a file or of a program.
  init(bytes: [UInt8]) throws(TokenFailure) {
    let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    var rest = bytes.drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    guard !rest.isEmpty else { throw .empty }
    guard rest.count <= Self.sizeLimit else { throw .tooLong }
    guard rest.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .unprintable }
    self.bytes = Array(rest)
  }

  /// Shows the bytes to whoever sends them, or looks for them where they must not be.
  package func reveal<Result>(to reader: ([UInt8]) -> Result) -> Result { reader(bytes) }
}

extension Token: HeaderSecret {}

extension Token: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// `(token)`, whatever it is.
  public var description: String { "(token)" }
  /// `(token)`, whatever it is.
  public var debugDescription: String { "(token)" }
  /// A mirror that shows nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
