/// Rejects of a log in the order of `rejects.csv`, read one after the other: out of its temporary file, or held.
struct RejectRun: Sendable {
  /// 32 KiB are in memory.
  private static let readAtOnce = 1024

  private let file: TemporaryFile?
  /// Bytes of the file that are still to be read.
  private var rest: Range<Int>
  /// The log's numbers by those that were written; nil if they are the same.
  private var numbers: [UInt32]?
  private var held: [PackedReject]
  /// The next of those that are held.
  private var position = 0

  init(_ rejects: [PackedReject]) { (file, rest, held) = (nil, 0..<0, rejects) }

  /// Writes sorted rejects to the file.
  init(_ rejects: [PackedReject], in file: TemporaryFile) throws(Failure) {
    let start = try unsafe rejects.withUnsafeBufferPointer { rejects throws(Failure) in
      try unsafe file.append(UnsafeRawBufferPointer(rejects))
    }
    (self.file, held) = (file, [])
    rest = start..<start + rejects.count * MemoryLayout<PackedReject>.stride
  }

  /// The same in a log that has other numbers for the texts.
  func renumbered(_ others: [UInt32]) -> RejectRun {
    var run = self
    run.numbers = numbers.map { $0.map { others[Int($0)] } } ?? others
    return run
  }

  /// - Returns: nil at the end.
  mutating func next() throws(Failure) -> PackedReject? {
    if position == held.count { try read() }
    if position == held.count { return nil }
    position += 1
    return held[position - 1]
  }

  private mutating func read() throws(Failure) {
    guard let file, !rest.isEmpty else { return }
    let stride = MemoryLayout<PackedReject>.stride
    let start = rest.lowerBound
    held = [PackedReject](repeating: PackedReject(), count: min(RejectRun.readAtOnce, rest.count / stride))
    try unsafe held.withUnsafeMutableBufferPointer { held throws(Failure) in
      try unsafe file.read(into: UnsafeMutableRawBufferPointer(held), at: start)
    }
    if let numbers { held = held.map { $0.renumbered(numbers) } }
    rest = start + held.count * stride..<rest.upperBound
    position = 0
  }
}
