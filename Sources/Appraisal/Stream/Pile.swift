/// A growing row of plain values outside the reach of reference counts and exclusivity checks: for loops that run once a
/// row. Indices are the caller's to keep within `count`.
@safe struct Pile<Element: BitwiseCopyable>: ~Copyable, @unchecked Sendable {
  private(set) var count = 0
  private var capacity: Int
  private var memory: UnsafeMutablePointer<Element>

  init(capacity: Int = 0) {
    self.capacity = capacity
    unsafe memory = .allocate(capacity: capacity)
  }

  init(repeating value: Element, count: Int) {
    self.init(capacity: count)
    unsafe memory.initialize(repeating: value, count: count)
    self.count = count
  }

  deinit { unsafe memory.deallocate() }

  @inline(__always) mutating func append(_ element: Element) {
    if count == capacity { grow() }
    unsafe memory[count] = element
    count += 1
  }

  @inline(__always) subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return unsafe memory[index]
    }
    set {
      assert(index >= 0 && index < count)
      unsafe memory[index] = newValue
    }
  }

  mutating func removeLast(_ number: Int = 1) { count -= number }
  mutating func removeAll() { count = 0 }

  /// Lets the memory go.
  mutating func release() { self = Pile() }

  @inline(never) private mutating func grow() {
    let larger = max(64, capacity + capacity / 2)
    let moved = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    unsafe moved.update(from: memory, count: count)
    unsafe memory.deallocate()
    unsafe memory = moved
    capacity = larger
  }
}
