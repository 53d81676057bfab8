/// What a path in a text is for.
public enum FileUse: Sendable {
  /// INCLUDE reads a text of the language from it.
  case included
  /// INTO writes an answer to it.
  case written
}
