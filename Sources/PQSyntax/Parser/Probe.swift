/// Who may want to know what could stand at one place of a text: what the parser looks for there.
///
/// A parser is generic over it, so that ordinary parsing, which nobody asks, pays nothing for it.
protocol Probe {
  /// Whether a token is the one that is asked about.
  func asksAbout(_ position: Int) -> Bool
  /// Whether a comma at the place wants another item of its list, or is a trailing one. Both
  /// readings are right, and each needs a run of its own.
  var listsGoOn: Bool { get }
  /// What was noted.
  var expectations: Expectations { get set }
}

/// Nobody, as in ordinary parsing.
struct NoProbe: Probe {
  func asksAbout(_ position: Int) -> Bool { false }
  var listsGoOn: Bool { false }
  var expectations: Expectations {
    get { Expectations() }
    set {}
  }
}

/// Somebody who asks about the end of a text that was cut there.
struct EndProbe: Probe {
  let position: Int
  let listsGoOn: Bool
  var expectations = Expectations()

  func asksAbout(_ position: Int) -> Bool { position == self.position }
}
