public import PQModel

/// What a text can ask for that lies outside of it. Handed in, because nothing here reads files.
public struct Surroundings: Sendable {
  /// Why something cannot be had, as a sentence.
  public struct Refusal: Error, Sendable, Equatable {
    /// The sentence, without a period.
    public let reason: String
    /// A name that was probably meant.
    public let suggestion: String?

    /// A refusal with its sentence.
    public init(_ reason: String, suggestion: String? = nil) {
      self.reason = reason
      self.suggestion = suggestion
    }
  }

  /// A text that was included.
  public struct IncludedText: Sendable {
    /// What to call it: the path by which it was found. The same text always has the same name.
    public let name: String
    /// What stands in it.
    public let bytes: [UInt8]

    /// A text under its name.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// The rules of a time zone by its name.
  public var zone: @Sendable (_ name: String) throws(Refusal) -> ZoneRules
  /// A text by its path, which is relative to the text of the other name.
  public var text: @Sendable (_ path: String, _ includer: String) throws(Refusal) -> IncludedText
  /// The names of the formats that answers can be shown in.
  public var formats: [String]
  /// What the name of a file can end in, because a format is known for it.
  public var fileEndings: [String]
  /// What the text is for, and those that it includes.
  public var role = TextRole.question

  /// Surroundings that know UTC, no other text, and no format.
  public init(
    zone: @escaping @Sendable (String) throws(Refusal) -> ZoneRules = Self.onlyUTC,
    text: @escaping @Sendable (String, String) throws(Refusal) -> IncludedText = Self.noText,
    formats: [String] = [], fileEndings: [String] = []
  ) {
    self.zone = zone
    self.text = text
    self.formats = formats
    self.fileEndings = fileEndings
  }

  /// Knows the zone UTC.
  public static let onlyUTC: @Sendable (String) throws(Refusal) -> ZoneRules = {
    name throws(Refusal) in
    guard ["utc", "etc/utc", "z"].contains(name.lowercased()) else {
      throw Refusal("no time zone but UTC is known here")
    }
    return .utc
  }

  /// Knows no text.
  public static let noText: @Sendable (String, String) throws(Refusal) -> IncludedText = {
    (_, _) throws(Refusal) in throw Refusal("no file can be included here")
  }
}
