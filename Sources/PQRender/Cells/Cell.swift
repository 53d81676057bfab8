/// The position of a cell's text in the bytes of `CellPages`, and its width in terminal columns.
///
/// The width of a text is 0 in formats that do not align columns.
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
