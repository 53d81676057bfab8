import PQModel
import PQSyntax

/// The messages of the binder about statements that the role of a text does not allow.
extension Diagnostic {
  static func asksInConfiguration(at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .outOfPlace, "a configuration asks for nothing: it has SET, LET, PARAM and INCLUDE only",
      at: range
    ).advising("Put the question into a file of its own, and run that.")
  }

  static func onlyInConfiguration(_ setting: Setting, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .outOfPlace, "\(setting.rawValue) can be set in the user's configuration only", at: range
    ).advising("Set it in rc.pq, which is in $XDG_CONFIG_HOME/pq or in ~/.config/pq.")
  }

  static func mustNotRun(
    _ setting: Setting, _ refusal: Surroundings.Refusal, at range: Range<Int>
  ) -> Diagnostic {
    Diagnostic(.outOfPlace, "\(setting.rawValue) is refused here: \(refusal.reason)", at: range)
  }

  static func noBackend(at range: Range<Int>) -> Diagnostic {
    let list = BackendKind.list { kind in
      switch kind {
      case .demo, .live: kind.phrase
      case .server: "\(kind.phrase) without a password"
      case .file: "the path of a file from / or from ~/ on"
      }
    }
    return Diagnostic(.invalidSetting, "backend is \(list)", at: range)
  }

  static func noTokenPlace(_ setting: Setting, at range: Range<Int>) -> Diagnostic {
    let wanted =
      setting == .tokenFile
      ? "the path of a file from / or from ~/ on" : "a program and what it is given"
    return Diagnostic(.invalidSetting, "\(setting.rawValue) is \(wanted)", at: range)
  }
}
