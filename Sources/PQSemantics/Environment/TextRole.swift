/// What a text is for, and so what may stand in it.
public enum TextRole: Sendable {
  /// To ask, and to set what its questions need; but not what is the user's own business, such as
  /// where the token comes from. Whoever runs a text of somebody else relies on that.
  case question
  /// To set what stands before all texts of a user. It asks for nothing.
  ///
  /// - Parameter mayRun: refuses a text, by its name, that must not say which programs are run, or
  ///   which server gets the token.
  case configuration(
    mayRun: @Sendable (_ text: String) throws(Surroundings.Refusal) -> Void)
}
