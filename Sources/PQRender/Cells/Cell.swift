/// Where the text of a cell lies in the bytes of its pages, and how wide a terminal shows it.
///
/// Formats that align nothing leave the width of texts at 0.
struct Cell {
  var start: Int
  private var size: Int32
  private var columns: Int32

  init(start: Int, end: Int, width: Int) {
    self.start = start
    size = Int32(end - start)
    columns = Int32(width)
  }

  var end: Int { start + Int(size) }
  var width: Int { Int(columns) }
  var isEmpty: Bool { size == 0 }
}
