/// A recorder of what the parser looks for at one position of a text.
///
/// The parser is generic over it, so that ordinary parsing has no overhead.
protocol ExpectationRecorder {
  /// Returns true if a token is the probed position.
  func asksAbout(_ position: Int) -> Bool
  /// True if a comma before the position is followed by another item, false if it is a trailing comma.
  /// Both readings are valid, and each needs a separate parse.
  var listsGoOn: Bool { get }
  /// The recorded expectations.
  var expectations: Expectations { get set }
}

/// A probe that records nothing, for ordinary parsing.
struct NoRecorder: ExpectationRecorder {
  func asksAbout(_ position: Int) -> Bool { false }
  var listsGoOn: Bool { false }
  var expectations: Expectations {
    get { Expectations() }
    set {}
  }
}

/// A probe of the end of a text.
struct EndRecorder: ExpectationRecorder {
  let position: Int
  let listsGoOn: Bool
  var expectations = Expectations()

  func asksAbout(_ position: Int) -> Bool { position == self.position }
}
