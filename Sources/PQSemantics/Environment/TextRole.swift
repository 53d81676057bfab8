/// The role of a text, which determines the statements and settings that it may contain.
public enum TextRole: Sendable {
  /// A text with queries. It cannot change settings of the user, such as the source of the token, so
  /// that texts of other authors are safe in this respect.
  case question
  /// A configuration, which is read before all other texts of a user. It contains no queries.
  ///
  /// - Parameter mayRun: throws a refusal if the text with this name must not name programs or servers
  ///   that receive the token.
  case configuration(
    mayRun: @Sendable (_ text: String) throws(Surroundings.Refusal) -> Void)
}
