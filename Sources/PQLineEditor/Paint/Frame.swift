import PQRender

/// A character on the screen with its combining marks, one or two columns wide.
struct ScreenCell: Equatable {
  var text: String
  let width: Int
  let style: CellStyle
}

/// The rows of the prompt and the position of the cursor in them.
struct Frame: Equatable {
  var rows: [[ScreenCell]] = [[]]
  var cursorRow = 0
  var cursorColumn = 0
}

/// The size of a terminal in rows and columns.
struct ScreenSize: Equatable {
  var rows = 24
  var columns = 80
}

extension [ScreenCell] {
  var width: Int { reduce(0) { $0 + $1.width } }

  /// Returns the index of the screen row that contains a column, after a narrower terminal has wrapped
  /// this row. The first screen row has the index 0. A column after the last cell is in the last
  /// screen row, even if that row is full.
  func lastPiece(upTo end: Int = .max, columns: Int) -> Int {
    var (piece, column, place) = (0, 0, 0)
    for cell in self where place <= end {
      if column + cell.width > columns, column > 0 { (piece, column) = (piece + 1, 0) }
      column += cell.width
      place += cell.width
    }
    return piece
  }

  /// Creates the cells of a text in one style, at most `limit` columns.
  init(_ text: String, _ role: CellRole, limit: Int = .max) {
    self = []
    var room = limit
    for scalar in text.unicodeScalars {
      let glyph = Glyph(scalar)
      if glyph.width == 0, !isEmpty {
        self[count - 1].text += glyph.text
        continue
      }
      room -= glyph.width
      guard room >= 0 else { return }
      append(ScreenCell(text: glyph.text, width: glyph.width, style: CellStyle(role)))
    }
  }
}

/// The visible form of a scalar: the scalar itself, or a text such as `^A` or `\u{200B}` for a control
/// character or an invisible scalar.
struct Glyph {
  let text: String
  let width: Int

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x20...0x7E: (text, width) = (String(scalar), 1)
    case 0..<0x20, 0x7F:
      (text, width) = ("^" + String(Unicode.Scalar(UInt8(scalar.value ^ 0x40))), 2)
    default: (text, width) = Self.sign(scalar)
    }
  }

  private static func sign(_ scalar: Unicode.Scalar) -> (String, Int) {
    let text = String(scalar)
    // The zero width joiner and the variation selector join emoji. In other places they are harmless.
    if scalar == "\u{200D}" || scalar == "\u{FE0F}" { return (text, 0) }
    let width = scalar.displayWidth
    if width > 0 || scalar.properties.generalCategory == .nonspacingMark
      || scalar.properties.generalCategory == .enclosingMark
    {
      return (text, width)
    }
    let code = "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    return (code, code.utf8.count)
  }
}

/// The role of a cell, which determines its color.
enum CellRole: UInt8 {
  case plain, prompt, continuation
  case keyword, name, function, number, text, parameter, comment
  /// The suggestion after the text.
  case suggestion
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
      case .continuation, .comment, .suggestion, .note: "90"
      }
    guard isMistake else { return color }
    return color.isEmpty ? "4;31" : "4;" + color
  }
}
