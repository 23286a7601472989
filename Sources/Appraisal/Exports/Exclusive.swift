/// A value that one thread at a time works on. It is entered once a batch, so that what it holds is looked at without a
/// check of exclusive access each time.
final class Exclusive<Value: ~Copyable & Sendable>: @unchecked Sendable {
  var value: Value
  init(_ value: consuming Value) { self.value = value }
}

/// Values that do not change any more, looked at without counting references.
@safe final class FixedArray<Element: ~Copyable & Sendable>: @unchecked Sendable {
  private let memory: UnsafeMutablePointer<Element>
  let count: Int

  /// - Parameter element: gives each element away.
  init(count: Int, _ element: (Int) -> Element) {
    self.count = count
    unsafe memory = .allocate(capacity: max(1, count))
    for index in 0..<count { unsafe (memory + index).initialize(to: element(index)) }
  }

  deinit {
    unsafe memory.deinitialize(count: count)
    unsafe memory.deallocate()
  }

  subscript(index: Int) -> Element {
    unsafeAddress {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "no such element")
      return unsafe UnsafePointer(memory + index)
    }
  }
}
