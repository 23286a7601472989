import CPlatform
import Glibc

/// A growing column of plain values, outside the reach of reference counts: for loops that run once a row or once a cell.
///
/// Every index is checked, in release builds, too.
@safe struct Column<Element: BitwiseCopyable>: ~Copyable, @unchecked Sendable {
  private(set) var count = 0
  private var capacity: Int
  private var memory: UnsafeMutablePointer<Element>

  init(capacity: Int = 0) {
    self.capacity = capacity
    unsafe memory = Column.resized(nil, to: capacity)
  }

  init(repeating value: Element, count: Int) {
    self.init(capacity: count)
    unsafe memory.initialize(repeating: value, count: count)
    self.count = count
  }

  init(copying other: borrowing Column) {
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
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "no such row")
      return unsafe memory[index]
    }
    set {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "no such row")
      unsafe memory[index] = newValue
    }
  }

  /// Elements of a range, in place.
  @inline(__always) func withElements<Result>(
    _ range: Range<Int>, _ body: (UnsafeBufferPointer<Element>) -> Result
  ) -> Result {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "no such rows")
    return unsafe body(UnsafeBufferPointer(start: memory + range.lowerBound, count: range.count))
  }

  /// All elements, to be filled in place.
  @inline(__always) mutating func withMutableElements(_ body: (UnsafeMutableBufferPointer<Element>) -> Void) {
    unsafe body(UnsafeMutableBufferPointer(start: memory, count: count))
  }

  /// Makes room for `count` elements, whatever their values.
  mutating func resize(to count: Int) {
    if count > capacity {
      capacity = max(count, capacity + capacity / 2)
      unsafe memory = Column.resized(memory, to: capacity)
    }
    self.count = count
  }

  mutating func append(contentsOf bytes: UnsafeRawBufferPointer) where Element == UInt8 {
    let start = count
    resize(to: count + bytes.count)
    if let base = bytes.baseAddress { unsafe memcpy(memory + start, base, bytes.count) }
  }

  /// Fills the column with a value.
  mutating func fill(_ value: Element, count: Int) {
    resize(to: count)
    unsafe memory.update(repeating: value, count: count)
  }

  /// Has the processor fetch an element that will be looked at soon; of an index that is none nothing comes.
  @inline(__always) func prefetch(_ index: Int) { unsafe cplatform_prefetch(memory + index) }

  /// Sorts a range; mostly a few elements that are nearly in order.
  @inline(__always) mutating func sort(_ range: Range<Int>, _ isBefore: (Element, Element) -> Bool) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "no such rows")
    if range.count > 32 {
      var elements = unsafe UnsafeMutableBufferPointer(start: memory + range.lowerBound, count: range.count)
      unsafe elements.sort(by: isBefore)
      return
    }
    for index in range.dropFirst() {
      let element = unsafe memory[index]
      var place = index
      while place > range.lowerBound, unsafe isBefore(element, memory[place &- 1]) {
        unsafe memory[place] = memory[place &- 1]
        place &-= 1
      }
      unsafe memory[place] = element
    }
  }

  mutating func removeAll() { count = 0 }

  /// Lets the memory go.
  mutating func release() { self = Column() }

  @inline(never) private mutating func grow() {
    capacity = max(64, capacity + capacity / 2)
    unsafe memory = Column.resized(memory, to: capacity)
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
