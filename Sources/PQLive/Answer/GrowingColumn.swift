import PQSystem

/// A column whose final size is unknown while an answer arrives.
///
/// A Swift array copies its elements when it grows, and needs up to three times its size meanwhile.
/// `realloc` moves a large block by remapping its pages, and pages behind the last value take no
/// memory.
final class GrowingColumn<Element: BitwiseCopyable> {
  /// The number of values.
  private(set) var count = 0
  private var capacity = 0
  private var memory: UnsafeMutableRawPointer?

  deinit { free(memory) }

  /// Adds values at the end.
  func append(_ values: Slice<UnsafeBufferPointer<Element>>) {
    reserve(values.count)
    guard let start = memory?.assumingMemoryBound(to: Element.self) else { return }
    let room = UnsafeMutableBufferPointer(start: start + count, count: values.count)
    count += room.initialize(fromContentsOf: values)
  }

  /// Returns all values as an array, and empties the column.
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
