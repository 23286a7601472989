/// All that was read and not counted, in bounded memory: packed, and sorted into a temporary file where it is much.
struct RejectLog: Sendable {
  /// 4 MiB of them are held.
  static let heldAtMost = 1 << 17

  private(set) var count = 0
  /// Sources, files, columns and arguments, by the numbers under which rejects hold them.
  private var names = ExactTexts()
  /// By the number of a source, then by kind; empty for texts that are no source.
  private var counts: [[Int]] = []
  private var held: [PackedReject] = []
  private var runs: [RejectRun] = []
  private var file: TemporaryFile?
  /// The first failure in writing, which reading the log throws.
  private var failure: Failure?
  private let limit: Int

  /// - Parameter limit: how many are held in memory.
  init(holding limit: Int = RejectLog.heldAtMost) { self.limit = max(1, limit) }

  /// - Parameter reject: with two arguments at most.
  mutating func append(_ reject: Reject) {
    let arguments = reject.arguments.map { argument($0) }
    let packed = PackedReject(
      source: names.number(of: reject.source), file: names.number(of: reject.file), line: reject.line,
      kind: PackedReject.kind(reject.what, reject.code), column: names.number(of: reject.column),
      first: arguments.first ?? 0, second: arguments.dropFirst().first ?? 0)
    add(1, of: Int(packed.kind), to: Int(packed.source))
    hold(packed)
  }

  private mutating func argument(_ text: String) -> UInt32 {
    if text.isEmpty { return 0 }
    return PackedReject.argument(number: text) ?? PackedReject.argument(text: names.number(of: text))
  }

  private mutating func add(_ count: Int, of kind: Int, to source: Int) {
    while counts.count <= source { counts.append([]) }
    if counts[source].isEmpty { counts[source] = [Int](repeating: 0, count: PackedReject.kindCount) }
    counts[source][kind] += count
    self.count += count
  }

  private mutating func hold(_ reject: PackedReject) {
    held.append(reject)
    if held.count >= limit { spill() }
  }

  /// Appends the rejects of another log after those that are here.
  mutating func append(contentsOf other: RejectLog) {
    if other.count == 0 { return }
    if names.texts.isEmpty, other.limit == limit {
      self = other
      return
    }
    let numbers = other.names.texts.map { names.number(of: $0) }
    for (source, kinds) in zip(numbers, other.counts) {
      for (kind, count) in kinds.enumerated() where count > 0 { add(count, of: kind, to: Int(source)) }
    }
    failure = failure ?? other.failure
    if !other.runs.isEmpty {
      if !held.isEmpty { spill() }
      runs += other.runs.map { $0.renumbered(numbers) }
    }
    for reject in other.held { hold(reject.renumbered(numbers)) }
  }

  private mutating func spill() {
    do throws(Failure) {
      if file == nil { file = try TemporaryFile() }
      if failure == nil, let file {
        runs.append(try RejectRun(PackedReject.sorted(held, ranks: names.ranks), in: file))
      }
    } catch {
      failure = error
    }
    held.removeAll(keepingCapacity: true)
  }
}

/// What was put in.
extension RejectLog {
  /// How many there are of each source and kind.
  var countsByKind: [(source: String, what: Reject.What, code: RejectCode, count: Int)] {
    counts.indices.flatMap { source in
      counts[source].enumerated().filter { $1 > 0 }.map { kind, count in
        (names.texts[source], PackedReject.what(of: kind), PackedReject.code(of: kind), count)
      }
    }
  }

  /// Goes through all in the order of `rejects.csv`; of those that are alike in that, the first appended comes first.
  ///
  /// - Throws: `Failure` of kind `inputOutput` where the temporary file failed; or what `body` throws.
  func forEachPacked(_ body: (PackedReject) throws(Failure) -> Void) throws(Failure) {
    if let failure { throw failure }
    let ranks = names.ranks
    var runs = self.runs + [RejectRun(PackedReject.sorted(held, ranks: ranks))]
    // The next reject of each run; the first of all is the last.
    var next: [(order: PackedReject.Order, reject: PackedReject)] = []
    func read(_ run: Int) throws(Failure) {
      guard let reject = try runs[run].next() else { return }
      let order = reject.order(ranks, index: run)
      next.insert((order, reject), at: next.partitioningIndex { $0.order < order })
    }
    for run in runs.indices { try read(run) }
    while let (order, reject) = next.popLast() {
      try body(reject)
      try read(order.index)
    }
  }

  /// The same with all texts in place.
  func forEach(_ body: (Reject) throws(Failure) -> Void) throws(Failure) {
    try forEachPacked { packed throws(Failure) in
      try body(
        Reject(
          source: text(packed.source), file: text(packed.file), line: packed.line, what: packed.what,
          code: packed.code, column: text(packed.column), arguments: arguments(of: packed)))
    }
  }

  func text(_ number: UInt32) -> String { names.texts[Int(number)] }

  /// - Returns: the arguments; blank ones at the end are arguments that were not there.
  func arguments(of reject: PackedReject) -> [String] {
    let packed = reject.second == 0 ? [reject.first] : [reject.first, reject.second]
    return packed == [0] ? [] : packed.map { PackedReject.text(of: $0).map(text) ?? PackedReject.number(of: $0) }
  }
}
