/// The role of a cell, which determines its color.
enum CellRole: UInt8 {
  case plain, prompt, continuation
  case keyword, name, function, number, text, parameter, comment
  /// The suggestion after the text.
  case ghost
  /// Labels and notes in the list of completions.
  case choice, note
}

/// The appearance of a cell.
struct CellStyle: Equatable {
  var role: CellRole
  /// True if the cell is part of an error. It is underlined.
  var isMistake = false

  init(_ role: CellRole) { self.role = role }

  /// The parameters of the control sequence "select graphic rendition" (ECMA-48), empty for plain text.
  /// All colors exist on every terminal and are readable on light and dark backgrounds.
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
