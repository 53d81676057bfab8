/// Collects the bytes of a rendering and hands them on in chunks.
///
/// A chunk is handed on at the first end of a line past the chunk size, never in mid-line.
public struct ByteSink: ~Copyable {
  private let chunkSize: Int
  private let write: ([UInt8]) throws -> Void
  // Plain memory: an array would ask at every cell whether it is shared, which costs more than
  // the cell does.
  private var memory: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  /// A sink that hands chunks of about that many bytes to a closure.
  public init(chunkSize: Int = 65_536, write: @escaping ([UInt8]) throws -> Void) {
    self.chunkSize = chunkSize
    self.write = write
    memory = .allocate(capacity: max(chunkSize, 1) + 1024)
  }

  deinit {
    memory.deallocate()
  }

  /// Adds one byte.
  public mutating func append(_ byte: UInt8) {
    reserve(1)
    memory[count] = byte
    count += 1
  }

  /// Adds the UTF-8 of a text.
  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Adds bytes.
  public mutating func append(contentsOf bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  /// Ends a line, and hands on what was collected if it is a chunk by now.
  public mutating func endLine() throws {
    append(UInt8(ascii: "\n"))
    if count >= chunkSize { try flush() }
  }

  /// Hands on what was collected, whatever its size.
  public mutating func flush() throws {
    guard count > 0 else { return }
    try write(Array(memory[..<count]))
    count = 0
  }

  /// Lets whoever reads end the rendering, though there is nothing to read yet: hands on no bytes.
  func pause() throws { try write([]) }

  mutating func append(spaces: Int) {
    guard spaces > 0 else { return }
    reserve(spaces)
    memory[count..<count + spaces].initialize(repeating: UInt8(ascii: " "))
    count += spaces
  }

  mutating func append(_ cell: Cell, of pages: borrowing CellPages) {
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
