/// A value that one thread at a time works on. It is entered once a batch, so that what it holds is looked at without a
/// check of exclusive access each time.
final class Exclusive<Value: ~Copyable & Sendable>: @unchecked Sendable {
  var value: Value
  init(_ value: consuming Value) { self.value = value }
}
