/// How often each answer was given, to every item and on every appraisee of a block.
///
/// In rows of equal length while there is room for all different answers; else only what was given, found by its hash.
struct AnswerCounts: ~Copyable, Sendable {
  private let rows: Int
  /// Places of a row; 0 once answers are found by their hash.
  private var width = 8
  private var dense = Column<UInt32>()
  private var sparse = CountTable()
  /// Rows of 16 places are always kept so, and wider ones up to a mebibyte.
  private static let mostPlaces = 1 << 18

  /// - Parameter rows: appraisees times items.
  init(rows: Int) {
    self.rows = rows
    dense.fill(0, count: rows * width)
  }

  /// Adds answers to `count` rows from `first` on, one each and then again from the first of them.
  mutating func add(_ first: Int, _ count: Int, _ places: UnsafeBufferPointer<UInt32>) {
    precondition(first >= 0 && first &+ count <= rows, "no such rows")
    var most: UInt32 = 0
    for at in places.indices { unsafe most = max(most, places[at]) }
    while width > 0, Int(most) >= width { widen() }
    if width == 0 { return unsafe addSparse(first, count, places) }
    let (start, width) = (first &* width, width)
    unsafe dense.withMutableElements { dense in
      var index = start
      let end = start &+ count &* width
      for at in places.indices {
        let place = unsafe places[at]
        unsafe dense[index &+ Int(place)] &+= 1
        index &+= width
        if index == end { index = start }
      }
    }
  }

  private mutating func addSparse(_ first: Int, _ count: Int, _ places: UnsafeBufferPointer<UInt32>) {
    var row = 0
    for at in places.indices {
      let place = unsafe places[at]
      sparse.add(UInt64(first + row) << 32 | UInt64(place), 1)
      row = row + 1 == count ? 0 : row + 1
    }
  }

  private mutating func widen() {
    let former = width
    width = former < 16 || rows * former * 2 <= AnswerCounts.mostPlaces ? former * 2 : 0
    var wider = Column<UInt32>()
    if width > 0 { wider.fill(0, count: rows * width) }
    for row in 0..<rows {
      for place in 0..<former where dense[row * former + place] > 0 {
        if width > 0 {
          wider[row * width + place] = dense[row * former + place]
        } else {
          sparse.add(UInt64(row) << 32 | UInt64(place), dense[row * former + place])
        }
      }
    }
    dense = wider
  }

  /// The places that were given in each row, in any order, row by row.
  consuming func byRow() -> Rows {
    if width > 0 { return Rows(width: width, dense: dense, starts: [], sparse: []) }
    let sorted = sparse.all.sorted { $0.key < $1.key }
    var starts = [Int](repeating: 0, count: rows + 1)
    for (key, _) in sorted { starts[Int(key >> 32) + 1] += 1 }
    for row in 0..<rows { starts[row + 1] += starts[row] }
    return Rows(
      width: 0, dense: Column(), starts: starts,
      sparse: sorted.map { (UInt32(truncatingIfNeeded: $0.key), $0.count) })
  }

  struct Rows: ~Copyable {
    fileprivate let width: Int
    fileprivate let dense: Column<UInt32>
    fileprivate let starts: [Int]
    fileprivate let sparse: [(place: UInt32, count: UInt32)]

    /// Gives the places that were given in a row.
    @inline(__always) func forEachCount(_ row: Int, _ body: (_ place: UInt32, _ count: UInt32) -> Void) {
      if width == 0 {
        for index in starts[row]..<starts[row + 1] { body(sparse[index].place, sparse[index].count) }
        return
      }
      for place in 0..<width where dense[row * width + place] > 0 {
        body(UInt32(place), dense[row * width + place])
      }
    }
  }
}

/// Counts by key.
struct CountTable: ~Copyable, Sendable {
  struct Entry: BitwiseCopyable {
    var key: UInt64
    /// 0 is free.
    var count: UInt32
  }

  private var entries = Column(repeating: Entry(key: 0, count: 0), count: 64)
  private var used = 0

  mutating func add(_ key: UInt64, _ count: UInt32) {
    var index = Int(truncatingIfNeeded: Bytes.mixed(key)) & (entries.count &- 1)
    while entries[index].count > 0, entries[index].key != key { index = (index &+ 1) & (entries.count &- 1) }
    if entries[index].count == 0 { used += 1 }
    entries[index] = Entry(key: key, count: entries[index].count &+ count)
    if used * 10 > entries.count * 7 { grow() }
  }

  private mutating func grow() {
    let former = all
    entries = Column(repeating: Entry(key: 0, count: 0), count: entries.count * 2)
    used = 0
    for (key, count) in former { add(key, count) }
  }

  var all: [(key: UInt64, count: UInt32)] {
    (0..<entries.count).compactMap { entries[$0].count > 0 ? (entries[$0].key, entries[$0].count) : nil }
  }
}
