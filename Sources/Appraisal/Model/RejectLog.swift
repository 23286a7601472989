/// All that was read and not counted, in bounded memory: packed, and sorted into a temporary file where it is much.
struct RejectLog: Sendable {
  /// 4 MiB of them are held.
  static let heldAtMost = 1 << 17

  private(set) var count = 0
  private var names = ExactTexts()
  /// By the number of a source, then by kind; empty for texts that are none.
  private var counts: [[Int]] = []
  private var held: [PackedReject] = []
  private var runs: [RejectRun] = []
  private var file: TemporaryFile?
  /// The first that went wrong in writing, which whoever reads the log is told.
  private var failure: Failure?
  private let limit: Int

  /// - Parameter limit: how many are held in memory.
  init(holding limit: Int = RejectLog.heldAtMost) { self.limit = max(1, limit) }

  /// A source, file, column or text that stands in many rejects.
  struct Name: Sendable, Hashable {
    fileprivate let number: UInt32
  }

  mutating func name(_ text: String) -> Name { Name(number: names.number(of: text)) }

  /// An argument of a message; of one that is blank nothing is kept.
  mutating func argument(_ text: String) -> PackedReject.Argument {
    if text.isEmpty { return .none }
    return PackedReject.Argument(number: text) ?? PackedReject.Argument(text: names.number(of: text))
  }

  /// - Parameter reject: with two arguments at most.
  mutating func append(_ reject: Reject) {
    let arguments = reject.arguments.map { argument($0) }
    append(
      source: name(reject.source), file: name(reject.file), line: reject.line, what: reject.what, code: reject.code,
      column: name(reject.column), arguments: (arguments.first ?? .none, arguments.dropFirst().first ?? .none))
  }

  mutating func append(
    source: Name, file: Name, line: Int, what: Reject.What, code: RejectCode, column: Name,
    arguments: (PackedReject.Argument, PackedReject.Argument) = (.none, .none)
  ) {
    let kind = PackedReject.Kind(what, code)
    add(1, of: kind, to: source.number)
    held.append(
      PackedReject(
        place: PackedReject.Place(source: source.number, file: file.number), line: line,
        reason: PackedReject.Reason(
          kind: kind, column: column.number, first: arguments.0, second: arguments.1)))
    if held.count >= limit { spill() }
  }

  private mutating func add(_ count: Int, of kind: PackedReject.Kind, to source: UInt32) {
    let source = Int(source)
    while counts.count <= source { counts.append([]) }
    if counts[source].isEmpty { counts[source] = [Int](repeating: 0, count: PackedReject.Kind.count) }
    counts[source][Int(kind.number)] += count
    self.count += count
  }

  /// Those of `other` come behind those that are here.
  ///
  /// - Parameter first: the line that line 0 of the other is, of which nothing may have gone to a file then.
  mutating func append(contentsOf other: RejectLog, behind first: Int = 0) {
    if other.count == 0 { return }
    if names.texts.isEmpty, other.limit == limit, first == 0 {
      self = other
      return
    }
    let numbers = other.names.texts.map { names.number(of: $0) }
    for (source, kinds) in zip(numbers, other.counts) {
      for (kind, count) in kinds.enumerated() where count > 0 {
        add(count, of: PackedReject.Kind(number: kind), to: source)
      }
    }
    failure = failure ?? other.failure
    if !other.runs.isEmpty {
      if !held.isEmpty { spill() }
      runs += other.runs.map { $0.renumbered(numbers) }
    }
    for reject in other.held {
      held.append(reject.renumbered(numbers, behind: first))
      if held.count >= limit { spill() }
    }
  }

  private mutating func spill() {
    held = PackedReject.sorted(held, ranks: names.ranks)
    do throws(Failure) {
      if failure == nil { runs.append(try RejectRun(held, in: try spillFile())) }
    } catch {
      failure = error
    }
    held.removeAll(keepingCapacity: true)
  }

  private mutating func spillFile() throws(Failure) -> TemporaryFile {
    if let file { return file }
    let file = try TemporaryFile()
    self.file = file
    return file
  }
}

/// What was put in.
extension RejectLog {
  /// How many there are of a source and a kind.
  struct Count: Sendable {
    let source: String
    let what: Reject.What
    let code: RejectCode
    let count: Int

    var disposition: Reject.Disposition { Reject.Disposition(what, code) }
  }

  var isEmpty: Bool { count == 0 }

  var countsByKind: [Count] {
    counts.indices.flatMap { source in
      counts[source].indices.filter { counts[source][$0] > 0 }.map { number in
        let kind = PackedReject.Kind(number: number)
        return Count(
          source: names.texts[source], what: kind.what, code: kind.code, count: counts[source][number])
      }
    }
  }

  /// Goes through all in the order of `rejects.csv`; of those that are alike in that, the first appended comes first.
  ///
  /// - Throws: `Failure` of kind `inputOutput` where the temporary file failed; or what `body` throws.
  func forEachPacked(_ body: (PackedReject) throws(Failure) -> Void) throws(Failure) {
    if let failure { throw failure }
    let ranks = names.ranks
    let last = PackedReject.sorted(held, ranks: ranks)
    var merge = try RejectMerge(runs, last, ranks: ranks)
    while let reject = try merge.next() { try body(reject) }
  }

  /// The same with all texts in place.
  func forEach(_ body: (Reject) throws(Failure) -> Void) throws(Failure) {
    try forEachPacked { packed throws(Failure) in
      let reason = packed.reason
      try body(
        Reject(
          source: text(packed.place.source), file: text(packed.place.file), line: packed.line, what: reason.kind.what,
          code: reason.kind.code, column: text(reason.column), arguments: arguments(reason)))
    }
  }

  func text(_ number: UInt32) -> String { names.texts[Int(number)] }

  /// Blank ones at the end are arguments that were not there.
  func arguments(_ reason: PackedReject.Reason) -> [String] {
    let (first, second) = (reason.first, reason.second)
    let given = second.isNone ? first.isNone ? [] : [first] : [first, second]
    return given.map { $0.isNone ? "" : $0.text.map(text) ?? "\($0.number)" }
  }
}
