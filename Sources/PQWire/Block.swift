/// Growing memory for plain values. Its pointer stays valid until the block grows.
///
/// A Swift array checks bounds and ownership at every access. These checks would cost more than the
/// work itself.
struct Block<Element: BitwiseCopyable>: ~Copyable {
  private(set) var pointer: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    pointer = .allocate(capacity: capacity)
  }

  /// Creates a block of `count` equal elements.
  init(repeating element: Element, count: Int) {
    self.init(capacity: count)
    pointer.initialize(repeating: element, count: count)
    self.count = count
  }

  deinit { pointer.deallocate() }

  mutating func append(_ element: Element) {
    reserve(1)
    pointer[count] = element
    count += 1
  }

  mutating func append(_ elements: UnsafePointer<Element>, count added: Int) {
    reserve(added)
    (pointer + count).update(from: elements, count: added)
    count += added
  }

  mutating func removeAll() { count = 0 }

  /// Makes room for `added` more elements without adding them. It may move the memory.
  mutating func reserve(_ added: Int) {
    guard count + added > capacity else { return }
    capacity = max(count + added, capacity + capacity / 2)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.update(from: pointer, count: count)
    pointer.deallocate()
    pointer = larger
  }
}
