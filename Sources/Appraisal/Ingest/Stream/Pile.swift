import CPlatform
import Glibc

/// A growing row of plain values outside the reach of reference counts and exclusivity checks: for loops that run once a
/// row. Indices are the caller's to keep within `count`.
@safe struct Pile<Element: BitwiseCopyable>: ~Copyable, @unchecked Sendable {
  private(set) var count = 0
  private var capacity: Int
  private var memory: UnsafeMutablePointer<Element>

  init(capacity: Int = 0) {
    self.capacity = capacity
    unsafe memory = Pile.resized(nil, to: capacity)
  }

  init(repeating value: Element, count: Int) {
    self.init(capacity: count)
    unsafe memory.initialize(repeating: value, count: count)
    self.count = count
  }

  init(_ elements: [Element]) {
    self.init(capacity: elements.count)
    for element in elements { append(element) }
  }

  init(copying other: borrowing Pile) {
    self.init(capacity: other.count)
    unsafe memory.update(from: other.memory, count: other.count)
    count = other.count
  }

  deinit { unsafe free(memory) }

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

  /// Has the processor fetch an element that will be looked at soon.
  @inline(__always) func prefetch(_ index: Int) { unsafe cplatform_prefetch(memory + index) }

  /// Sorts a part; mostly one of a few elements that are nearly in order.
  mutating func sort(_ part: Range<Int>, _ isBefore: (Element, Element) -> Bool) {
    if part.count > 32 {
      var elements = unsafe UnsafeMutableBufferPointer(start: memory + part.lowerBound, count: part.count)
      unsafe elements.sort(by: isBefore)
      return
    }
    for index in part.dropFirst() {
      let element = self[index]
      var place = index
      while place > part.lowerBound, isBefore(element, self[place - 1]) {
        self[place] = self[place - 1]
        place -= 1
      }
      self[place] = element
    }
  }

  /// Whether what begins at `start` is the same as those `count` bytes.
  func isEqual(_ start: Int, _ bytes: UnsafeRawPointer, count: Int) -> Bool {
    unsafe memcmp(memory + start, bytes, count) == 0
  }

  mutating func removeLast(_ number: Int = 1) { count -= number }
  mutating func removeAll() { count = 0 }

  /// Lets the memory go.
  mutating func release() { self = Pile() }

  @inline(never) private mutating func grow() {
    capacity = max(64, capacity + capacity / 2)
    unsafe memory = Pile.resized(memory, to: capacity)
  }

  /// Large pieces of memory are moved by the system without being copied.
  private static func resized(
    _ memory: UnsafeMutablePointer<Element>?, to capacity: Int
  ) -> UnsafeMutablePointer<Element> {
    let (bytes, overflows) = max(1, capacity).multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    // As the standard library does where there is no memory.
    guard !overflows, let moved = unsafe realloc(memory, bytes) else { preconditionFailure("out of memory") }
    return unsafe moved.assumingMemoryBound(to: Element.self)
  }
}
