/// The use of a path in a text.
public enum FileUse: Sendable {
  /// INCLUDE reads statements from the file.
  case included
  /// INTO writes a result to the file.
  case written
}
