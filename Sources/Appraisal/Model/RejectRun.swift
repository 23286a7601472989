/// Rejects of a log that were sorted and written to its temporary file.
struct RejectRun: Sendable {
  private let file: TemporaryFile
  private let start: Int
  let count: Int
  /// The log's numbers by those that were written; missing if they are the same.
  private var numbers: [UInt32]?

  init(_ rejects: [PackedReject], in file: TemporaryFile) throws(Failure) {
    self.file = file
    count = rejects.count
    start = try unsafe rejects.withUnsafeBufferPointer { rejects throws(Failure) in
      try unsafe file.append(UnsafeRawBufferPointer(rejects))
    }
  }

  /// The same in a log that has other numbers for the texts.
  func renumbered(_ others: [UInt32]) -> RejectRun {
    var run = self
    run.numbers = numbers.map { $0.map { others[Int($0)] } } ?? others
    return run
  }

  func read(_ range: Range<Int>) throws(Failure) -> [PackedReject] {
    let none = PackedReject(
      place: PackedReject.Place(source: 0, file: 0), line: 0,
      reason: PackedReject.Reason(kind: PackedReject.Kind(number: 0), column: 0, first: .none, second: .none))
    var rejects = [PackedReject](repeating: none, count: range.count)
    let offset = start + range.lowerBound * MemoryLayout<PackedReject>.stride
    try unsafe rejects.withUnsafeMutableBufferPointer { rejects throws(Failure) in
      try unsafe file.read(into: UnsafeMutableRawBufferPointer(rejects), at: offset)
    }
    guard let numbers else { return rejects }
    return rejects.map { $0.renumbered(numbers) }
  }
}

/// Several sorted runs, and what is held, as one in the order of `rejects.csv`.
struct RejectMerge {
  /// 32 KiB of each run are in memory.
  private static let readAtOnce = 1024

  private struct Cursor {
    let run: RejectRun?
    var isReadUpTo = 0
    var rejects: [PackedReject]
    var position = 0
    var key: PackedReject.Key
  }

  private let ranks: [UInt32]
  private var cursors: [Cursor] = []
  /// Cursors that are not at their end, as a binary heap.
  private var heap: [Int] = []

  /// - Parameter last: sorted; of rejects that are alike they come behind those of runs.
  init(_ runs: [RejectRun], _ last: [PackedReject], ranks: [UInt32]) throws(Failure) {
    self.ranks = ranks
    for run in runs {
      let count = min(RejectMerge.readAtOnce, run.count)
      add(run, try run.read(0..<count))
    }
    add(nil, last)
    heap = Array(cursors.indices)
    for place in heap.indices.reversed() { sink(place) }
  }

  private mutating func add(_ run: RejectRun?, _ rejects: [PackedReject]) {
    guard let first = rejects.first else { return }
    let key = PackedReject.Key(first, ranks: ranks)
    cursors.append(Cursor(run: run, isReadUpTo: rejects.count, rejects: rejects, key: key))
  }

  mutating func next() throws(Failure) -> PackedReject? {
    guard let first = heap.first else { return nil }
    let reject = cursors[first].rejects[cursors[first].position]
    if try !advance(first) {
      heap.swapAt(0, heap.count - 1)
      heap.removeLast()
    }
    sink(0)
    return reject
  }

  /// False: the run has ended.
  private mutating func advance(_ index: Int) throws(Failure) -> Bool {
    cursors[index].position += 1
    if cursors[index].position == cursors[index].rejects.count {
      guard let run = cursors[index].run, cursors[index].isReadUpTo < run.count else { return false }
      let start = cursors[index].isReadUpTo
      let end = min(start + RejectMerge.readAtOnce, run.count)
      cursors[index].rejects = try run.read(start..<end)
      cursors[index].isReadUpTo = end
      cursors[index].position = 0
    }
    cursors[index].key = PackedReject.Key(cursors[index].rejects[cursors[index].position], ranks: ranks)
    return true
  }

  /// What was appended first comes first among equals.
  private func comesBefore(_ a: Int, _ b: Int) -> Bool {
    if cursors[a].key < cursors[b].key { return true }
    return a < b && !(cursors[b].key < cursors[a].key)
  }

  private mutating func sink(_ place: Int) {
    var place = place
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < heap.count && comesBefore(heap[child], heap[least]) {
        least = child
      }
      if least == place { return }
      heap.swapAt(place, least)
      place = least
    }
  }
}
