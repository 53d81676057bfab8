public import PQModel

/// The access of a text to things outside it. The host program provides it, because the binder reads
/// no files.
public struct Surroundings: Sendable {
  /// The error for something that is not available.
  public struct Refusal: Error, Sendable, Equatable {
    /// The reason, a sentence without a period.
    public let reason: String
    /// A name that was probably meant; `nil` if there is none.
    public let suggestion: String?

    /// Creates an error with its reason.
    public init(_ reason: String, suggestion: String? = nil) {
      self.reason = reason
      self.suggestion = suggestion
    }
  }

  /// A text that another text includes.
  public struct IncludedText: Sendable {
    /// The unique name of the text, which is its path.
    public let name: String
    /// The content, which should be UTF-8.
    public let bytes: [UInt8]

    /// Creates a text.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// Returns the rules of the time zone with a name.
  ///
  /// - Throws: `Refusal` if there is no such zone.
  package var zone: @Sendable (_ name: String) throws(Refusal) -> ZoneRules
  /// Returns the text with a path. The path is relative to the text named `includer`.
  ///
  /// - Throws: `Refusal` if the text cannot be included.
  package var text: @Sendable (_ path: String, _ includer: String) throws(Refusal) -> IncludedText
  /// The names of the output formats.
  package var formats: [String]
  /// The file name extensions with a known output format, in lower case and without the period.
  package var fileEndings: [String]
  /// The role of the text and of the texts that it includes.
  package var role = TextRole.question

  /// Creates surroundings.
  ///
  /// - Parameters:
  ///   - zone: returns the rules of the time zone with a name; `nil` for UTC alone.
  ///   - text: returns the text of an INCLUDE by its path and the name of the including text; `nil`
  ///     permits no INCLUDE. The name of the returned text must be unique.
  ///   - formats: the output formats that SET format may name.
  ///   - fileEndings: the extensions of the names that INTO may have, in lower case and without the
  ///     period. Empty permits no INTO.
  public init(
    zone: (@Sendable (String) throws(Refusal) -> ZoneRules)? = nil,
    text: (@Sendable (String, String) throws(Refusal) -> IncludedText)? = nil,
    formats: [String] = [], fileEndings: [String] = []
  ) {
    self.zone = zone ?? Self.onlyUTC
    self.text = text ?? Self.noText
    self.formats = formats
    self.fileEndings = fileEndings
  }

  /// A provider of zones that has only UTC.
  private static let onlyUTC: @Sendable (String) throws(Refusal) -> ZoneRules = {
    name throws(Refusal) in
    guard ["utc", "etc/utc", "z"].contains(name.lowercased()) else {
      throw Refusal("no time zone but UTC is known here")
    }
    return .utc
  }

  /// A provider of texts that has none.
  private static let noText: @Sendable (String, String) throws(Refusal) -> IncludedText = {
    (_, _) throws(Refusal) in throw Refusal("no file can be included here")
  }
}

/// The role of a text. It determines the statements and settings that the text may contain.
package enum TextRole: Sendable {
  /// A text with queries. It cannot change settings of the user, such as the source of the token, so
  /// that texts of other authors are safe in this respect.
  case question
  /// A configuration. It is read before all other texts of a user, and contains no queries.
  ///
  /// - Parameter mayRun: throws a refusal if the text with this name must not name programs or servers
  ///   that receive the token.
  case configuration(
    mayRun: @Sendable (_ text: String) throws(Surroundings.Refusal) -> Void)
}
