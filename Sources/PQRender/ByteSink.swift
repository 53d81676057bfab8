/// A buffer that collects the bytes of a rendering and passes them to a closure in chunks.
///
/// A chunk always ends at the end of a line. It ends at the first line end at or after the chunk size.
package struct ByteSink: ~Copyable {
  private let chunkSize: Int
  private let write: ([UInt8]) throws -> Void
  // The memory is allocated and not an array. An array checks for unique ownership at every cell, and
  // the check takes more time than writing the cell.
  private var memory: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  /// Creates a sink that passes its chunks to a closure.
  ///
  /// - Parameters:
  ///   - chunkSize: the minimum size of a chunk, in bytes. The next end of a line ends the chunk.
  ///   - write: receives each chunk. `endLine()` and `flush()` rethrow its errors.
  package init(chunkSize: Int = 65_536, write: @escaping ([UInt8]) throws -> Void) {
    self.chunkSize = chunkSize
    self.write = write
    memory = .allocate(capacity: max(chunkSize, 1) + 1024)
  }

  deinit {
    memory.deallocate()
  }

  /// Appends one byte.
  package mutating func append(_ byte: UInt8) {
    reserve(1)
    memory[count] = byte
    count += 1
  }

  /// Appends the UTF-8 bytes of a text.
  package mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Appends bytes.
  package mutating func append(contentsOf bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  /// Appends a line feed. If the number of collected bytes has reached the chunk size, the bytes are
  /// passed on.
  ///
  /// - Throws: the error of the closure.
  package mutating func endLine() throws {
    append(UInt8(ascii: "\n"))
    if count >= chunkSize { try flush() }
  }

  /// Passes on the collected bytes, even if they are fewer than the chunk size. Does nothing if there
  /// are no bytes.
  ///
  /// - Throws: the error of the closure.
  package mutating func flush() throws {
    guard count > 0 else { return }
    try write(Array(memory[..<count]))
    count = 0
  }

  /// Calls the closure with an empty chunk. So the closure can cancel a rendering that has no bytes yet.
  func pause() throws { try write([]) }

  mutating func append(spaces: Int) {
    guard spaces > 0 else { return }
    reserve(spaces)
    memory[count..<count + spaces].initialize(repeating: UInt8(ascii: " "))
    count += spaces
  }

  /// Appends a cell that is a change: positive numbers are green and negative numbers are red.
  mutating func append(change cell: FormattedCell, of pages: borrowing CellPages) {
    let style: TextStyle? =
      switch pages.bytes[cell.start] {
      case UInt8(ascii: "+"): .green
      case UInt8(ascii: "-"): .red
      default: nil
      }
    guard let style else { return append(cell, of: pages) }
    append("\u{1B}[\(style.rawValue)m")
    append(cell, of: pages)
    append("\u{1B}[0m")
  }

  mutating func append(_ cell: FormattedCell, of pages: borrowing CellPages) {
    pages.bytes.withUnsafeBufferPointer { bytes in
      append(UnsafeBufferPointer(rebasing: bytes[cell.start..<cell.end]))
    }
  }

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    reserve(bytes.count)
    _ = memory[count..<count + bytes.count].initialize(fromContentsOf: bytes)
    count += bytes.count
  }

  private mutating func reserve(_ more: Int) {
    if count + more > memory.count { grow(to: max(count + more, 2 * memory.count)) }
  }

  private mutating func grow(to capacity: Int) {
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: capacity)
    _ = larger.initialize(fromContentsOf: memory[..<count])
    memory.deallocate()
    memory = larger
  }
}

/// The styles of text in a terminal. The raw value is the parameter of the control sequence "select
/// graphic rendition" (ECMA-48).
enum TextStyle: Int {
  case bold = 1
  case dim = 2
  case red = 31
  case green = 32
}

extension ByteSink {
  /// Appends a text in a style, or without a style if `style` is `nil`.
  mutating func append(_ text: String, in style: TextStyle?) {
    guard let style else { return append(text) }
    append("\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m")
  }
}
