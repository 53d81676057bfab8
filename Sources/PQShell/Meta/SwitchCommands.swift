// Commands that turn something on or off.
extension MetaCommand {
  /// The completions of the argument.
  static var switchChoices: [MetaChoice] { [.word("on"), .word("off")] }

  /// Returns the wanted state; the opposite of the present one if there is no argument.
  ///
  /// - Throws: `misuse` if the arguments are neither `on` nor `off`.
  static func switched(_ isOn: Bool, by arguments: [String]) throws -> Bool {
    switch arguments.map({ $0.lowercased() }) {
    case []: !isOn
    case ["on"]: true
    case ["off"]: false
    default: throw misuse
    }
  }
}
