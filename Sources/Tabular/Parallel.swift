import Dispatch
import Synchronization

/// Does something for every number below `count`, on several threads that take the next number as they are free.
public func inParallel(_ count: Int, threads: Int, _ body: @Sendable (Int) -> Void) {
  guard threads > 1, count > 1 else { return (0..<count).forEach(body) }
  let next = Atomic(0)
  DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      body(index)
    }
  }
}

/// Changes every element of an array, on several threads.
public func inParallel<Element>(
  _ elements: inout [Element], threads: Int, _ body: @Sendable (_ index: Int, _ element: inout Element) -> Void
) {
  let count = elements.count
  unsafe elements.withUnsafeMutableBufferPointer { buffer in
    // Each index is given to one thread only.
    nonisolated(unsafe) let start = buffer.baseAddress
    inParallel(count, threads: threads) { index in
      if let start = unsafe start { unsafe body(index, &start[index]) }
    }
  }
}
