/// Commands that turn something on and off.
extension MetaCommand {
  /// What can stand behind their name.
  static var switchChoices: [MetaChoice] { [.word("on"), .word("off")] }

  /// What is wanted: without a word, the opposite of what is so.
  static func switched(_ isOn: Bool, by arguments: [String]) throws -> Bool {
    switch arguments.map({ $0.lowercased() }) {
    case []: !isOn
    case ["on"]: true
    case ["off"]: false
    default: throw misuse
    }
  }
}
