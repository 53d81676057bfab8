import PQSystem

/// A column that grows while an answer arrives, nobody knows how far.
///
/// A Swift array is copied when it grows, and so takes up three times its size in between. Large
/// blocks of `realloc` are moved by turning over a page of the system's tables instead, and what is
/// beyond the last value is not there yet.
final class GrowingColumn<Element: BitwiseCopyable> {
  /// How many values there are.
  private(set) var count = 0
  private var capacity = 0
  private var memory: UnsafeMutableRawPointer?

  deinit { free(memory) }

  /// Adds values.
  func append(_ values: Slice<UnsafeBufferPointer<Element>>) {
    reserve(values.count)
    guard let start = memory?.assumingMemoryBound(to: Element.self) else { return }
    let room = UnsafeMutableBufferPointer(start: start + count, count: values.count)
    count += room.initialize(fromContentsOf: values)
  }

  /// All values as an array. The column is empty afterwards.
  func take() -> [Element] {
    defer {
      free(memory)
      (memory, count, capacity) = (nil, 0, 0)
    }
    let start = memory?.assumingMemoryBound(to: Element.self)
    return Array(UnsafeBufferPointer(start: start, count: count))
  }

  private func reserve(_ added: Int) {
    guard count + added > capacity else { return }
    capacity = max(count + added, capacity * 2, 1 << 14)
    memory = realloc(memory, capacity * MemoryLayout<Element>.stride)
    precondition(memory != nil, "memory is short")
  }
}
