/// What something on the screen is.
enum CellRole: UInt8 {
  case plain, prompt, continuation
  case keyword, name, function, number, text, parameter, comment
  /// What could be typed next.
  case ghost
  /// Names and descriptions in a list below the text.
  case choice, note
}

/// How something on the screen looks.
struct CellStyle: Equatable {
  var role: CellRole
  /// Whether it is the place of a mistake, which is underlined.
  var isMistake = false

  init(_ role: CellRole) { self.role = role }

  /// The parameters of the control sequence "select graphic rendition" (ECMA-48), empty for plain
  /// text. Only colours that every terminal has, and that show on light and dark ground.
  var parameters: String {
    let color =
      switch role {
      case .plain, .name: ""
      case .prompt: "1;35"
      case .keyword: "1;34"
      case .function, .choice: "36"
      case .number: "33"
      case .text: "32"
      case .parameter: "35"
      case .continuation, .comment, .ghost, .note: "90"
      }
    guard isMistake else { return color }
    return color.isEmpty ? "4;31" : "4;" + color
  }
}
